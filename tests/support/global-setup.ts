import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import type { TestProject } from 'vitest/node';
import { projectRoot } from '../../runner/shared/project-root.ts';

/**
 * Compiles the command line as it is published, once for all tests that start it: compiling its sources at every start
 * would take longer than most of the tests. Returns the clean-up.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await execa('npm', ['run', 'build'], { cwd: projectRoot });
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-shared-'));
  project.provide('sharedFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}
