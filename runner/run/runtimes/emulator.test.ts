import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { emulatorFor } from './emulator.ts';

const LINUX = { os: 'linux', arch: 'x64', libc: 'glibc' } as const;

async function onlyOnPath(...names: readonly string[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-emulator-'));
  for (const name of names) await writeFile(path.join(folder, name), '', { mode: 0o755 });
  vi.stubEnv('PATH', folder);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(folder, { recursive: true });
  });
  return folder;
}

it('the own architecture needs none', async () => {
  expect(await emulatorFor('x64', LINUX)).toBeNull();
});

it('another one is emulated, with its own C library', async () => {
  const folder = await onlyOnPath('qemu-aarch64');
  expect(await emulatorFor('arm64', LINUX)).toEqual({
    platform: { os: 'linux', arch: 'arm64', libc: 'glibc', emulated: true },
    executable: path.join(folder, 'qemu-aarch64'),
    args: ['-L', '/usr/aarch64-linux-gnu'],
  });
});

it('without an emulator a line says what is missing', async () => {
  await onlyOnPath();
  await expect(emulatorFor('arm64', LINUX)).rejects.toThrow(
    '--arch arm64 needs qemu-aarch64, which is not on the PATH (Debian: qemu-user, ',
  );
});

it.each([
  ['riscv64', LINUX],
  ['arm64', { os: 'linux', arch: 'x64', libc: 'musl' } as const],
  ['x64', { os: 'darwin', arch: 'arm64', libc: null } as const],
])('%s is refused where nothing emulates it', async (arch, host) => {
  await expect(emulatorFor(arch, host)).rejects.toThrow(`--arch ${arch}: only Linux with glibc emulates`);
});
