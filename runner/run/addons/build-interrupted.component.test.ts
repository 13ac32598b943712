import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { copyAddons, type AddonsCopy } from '../../../tests/support/fixtures/addons-copy.ts';
import { SHELL, skipOnWindows } from '../../../tests/support/skip.ts';

let root: string;
let addons: AddonsCopy;
const compilers: number[] = [];

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'napi-matrix-interrupted-'));
  addons = await copyAddons(path.join(root, 'addons'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  for (const pid of compilers.splice(0)) if (await isAlive(pid)) process.kill(pid, 'SIGKILL');
  await rm(root, { recursive: true });
});

/** A zombie is not: its new parent has not yet read its exit code. */
async function isAlive(pid: number): Promise<boolean> {
  const { stdout } = await execa('ps', ['-o', 'stat=', '-p', String(pid)], { reject: false });
  return stdout !== '' && !stdout.startsWith('Z');
}

/** A compiler that never ends. Returns its process id once it runs. */
async function hangingCompiler(): Promise<() => Promise<number>> {
  skipOnWindows(SHELL);
  const compiler = path.join(root, 'cc');
  const pidFile = path.join(root, 'pid');
  await writeFile(compiler, `#!/bin/sh\necho $$ > '${pidFile}'\nexec sleep 600\n`, { mode: 0o755 });
  vi.stubEnv('CC', compiler);
  return () =>
    vi.waitFor(
      async () => {
        const pid = Number(await readFile(pidFile, 'utf8'));
        if (pid === 0) throw new Error('not yet');
        compilers.push(pid);
        return pid;
      },
      { timeout: 30_000, interval: 20 },
    );
}

it('an interrupted build ends with its compilers and leaves nothing that a later one would trust', async () => {
  const started = await hangingCompiler();
  const interruption = new AbortController();
  const building = addons.build({ signal: interruption.signal });
  // Should the build end by itself, this test has nothing to interrupt.
  const pid = await Promise.race([started(), building.then(() => Promise.reject(new Error('it ended')))]);
  expect(await isAlive(pid)).toBe(true);
  interruption.abort();
  await expect(building).rejects.toMatchObject({ name: 'AbortError' });
  await vi.waitFor(async () => expect(await isAlive(pid)).toBe(false));
  expect(await addons.built()).toEqual([]);
});

it('a build that is interrupted before it begins starts nothing', async () => {
  const started = vi.fn<() => Promise<null>>(() => Promise.resolve(null));
  await expect(addons.build({ signal: AbortSignal.abort(), nodeDir: started })).rejects.toMatchObject({
    name: 'AbortError',
  });
  expect(await addons.built()).toEqual([]);
});
