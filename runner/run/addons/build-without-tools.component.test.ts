import { existsSync } from 'node:fs';
import { access, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UserError } from '../../shared/user-error.ts';
import { copyAddons, type AddonsCopy } from '../../../tests/support/fixtures/addons-copy.ts';
import { POSIX, skipOnWindows } from '../../../tests/support/skip.ts';

let root: string;
let addons: AddonsCopy;

beforeEach(async () => {
  skipOnWindows(POSIX);
  root = await mkdtemp(path.join(tmpdir(), 'napi-matrix-tools-'));
  addons = await copyAddons(path.join(root, 'addons'));
  for (const name of ['PYTHON', 'NODE_GYP_FORCE_PYTHON', 'npm_config_python', 'CC', 'CXX', 'MAKE']) {
    vi.stubEnv(name, undefined);
  }
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(root, { recursive: true });
});

/** Leaves nothing on PATH but these of the machine's programs. */
async function onlyOnPath(names: readonly string[]): Promise<void> {
  const bin = path.join(root, 'bin');
  await mkdir(bin);
  for (const name of names) await symlink(await programOf(name), path.join(bin, name));
  vi.stubEnv('PATH', bin);
}

async function programOf(name: string): Promise<string> {
  // python3 may be a wrapper script that needs other programs to find the real one.
  if (name === 'python3') {
    return (await execa('python3', ['-c', 'import sys; print(sys.executable)'])).stdout;
  }
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const found = folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
  if (found === undefined) throw new Error(`this machine has no ${name}`);
  return found;
}

const BASICS = ['sh', 'env', 'uname', 'mkdir', 'rm', 'cp', 'ln', 'touch', 'cat', 'sed', 'dirname'];

/** The message to the user; nothing is left of the build but its log. */
async function refusal(): Promise<string> {
  const error: unknown = await addons.build().catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(UserError);
  expect((await addons.built()).filter((name) => name !== 'node-gyp.log')).toEqual([]);
  return (error as UserError).message;
}

describe('a missing tool is reported in one line that says what to do', () => {
  it('Python', async () => {
    await onlyOnPath([...BASICS, 'make', 'cc']);
    expect(await refusal()).toBe(
      'cannot build the addons: no Python 3 was found; install it, or name it in the variable PYTHON',
    );
  });

  it('make', async () => {
    await onlyOnPath([...BASICS, 'python3', 'cc']);
    expect(await refusal()).toBe(
      'cannot build the addons: make was not found; install a C compiler and make (Debian: apt-get install build-essential)',
    );
  });

  it('a compiler', async () => {
    await onlyOnPath([...BASICS, 'python3', 'make']);
    expect(await refusal()).toBe(
      'cannot build the addons: cc was not found; install a C compiler and make (Debian: apt-get install build-essential)',
    );
  });

  it('the compiler that CC names', async () => {
    vi.stubEnv('CC', 'no-such-compiler -O2');
    expect(await refusal()).toContain('cannot build the addons: no-such-compiler was not found');
  });

  it.each([
    // A port where nobody listens, and one that fetch blocks.
    'http://127.0.0.1:47811/dist',
    'http://127.0.0.1:9/dist',
  ])('headers, and the network to download them from %s', async (disturl) => {
    vi.stubEnv('npm_config_nodedir', undefined);
    vi.stubEnv('npm_config_devdir', path.join(root, 'devdir'));
    vi.stubEnv('npm_config_disturl', disturl);
    const error: unknown = await addons
      .build({ nodeDir: () => Promise.resolve(null) })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toContain('node-gyp could not download them');
  });
});

it('a source that does not compile is reported with the error of the compiler and the path of the log', async () => {
  await writeFile(path.join(addons.folder, 'version', 'network.h'), '#error "the network is reliable"\n');
  await writeFile(path.join(addons.folder, 'version', 'version.c'), '#include "network.h"\n');
  const log = path.join(addons.folder, 'build', 'node-gyp.log');
  const message = await refusal();
  expect(message).toContain('error: #error "the network is reliable"');
  expect(message).toContain(`the whole log is in ${log}`);
  await access(log);
});
