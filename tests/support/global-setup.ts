import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import type { TestProject } from 'vitest/node';
import { findAddons } from '../../runner/run/addons/find.ts';
import { readConfig } from '../../runner/run/plan/config.ts';
import { runningNodeDir } from '../../runner/run/addons/node-gyp.ts';
import { findNodeDir } from '../../runner/run/runtimes/node-dir.ts';
import { provisionRuntimes } from '../../runner/run/runtimes/provision.ts';
import { projectRoot } from '../../runner/shared/project-root.ts';
import { FULL_RELEASE } from './releases.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder that all files of this vitest run share. */
    readonly sharedFolder: string;
    /** Whether to test all that the nightly tests: `npm run test:thorough`. */
    readonly isThorough: boolean;
  }
}

/**
 * Compiles the command line as it is published, and builds the addons, once for all tests: compiling its sources at
 * every start would take longer than most of the tests. Returns the clean-up.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await Promise.all([compile(), buildAddons()]);
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-shared-'));
  project.provide('sharedFolder', folder);
  // A project of the configuration has a mode of its own.
  project.provide('isThorough', project.vitest.vite.config.mode === 'thorough');
  return () => rm(folder, { recursive: true, force: true });
}

/** Types are checked by another command. */
async function compile(): Promise<void> {
  await execa('npm', ['run', 'build', '--', '--noCheck'], { cwd: projectRoot });
}

/** A release that the tests need in any case brings the headers that this Node.js may not have. */
async function nodeDir(): Promise<string | null> {
  const own = runningNodeDir();
  if (own !== null) return own;
  await provisionRuntimes({ node: [FULL_RELEASE] });
  return findNodeDir();
}

async function buildAddons(): Promise<void> {
  const { targets } = await readConfig(path.join(projectRoot, 'matrix.json'));
  await findAddons({
    addonsFolder: path.join(projectRoot, 'addons'),
    targets,
    from: null,
    nodeDir,
    onNotice: () => undefined,
    signal: new AbortController().signal,
  });
}
