import { expect, it } from 'vitest';
import { hostPlatform } from '../../shared/host-platform.ts';
import { crossCompilers, type ForeignRuntime } from './foreign-runtime.ts';

const on = (os: string, arch: string): ForeignRuntime => ({
  platform: { os, arch, libc: null },
  executable: '/emulator',
  args: [],
  env: {},
});

it.runIf(hostPlatform().os === 'linux')('the compilers are those of GNU, or those of the user', () => {
  expect(crossCompilers(on('linux', 'arm64'), {})).toEqual({
    arch: 'arm64',
    env: { CC: 'aarch64-linux-gnu-gcc', CXX: 'aarch64-linux-gnu-g++' },
  });
  expect(crossCompilers(on('linux', 'arm64'), { CC: 'mine' }).env).toMatchObject({ CC: 'mine' });
});

it('for another system there are none: the line says what to do', () => {
  const os = hostPlatform().os === 'win32' ? 'linux' : 'win32';
  expect(() => crossCompilers(on(os, 'x64'), {})).toThrow(/cannot be built on .*`build --archive FILE`/);
});
