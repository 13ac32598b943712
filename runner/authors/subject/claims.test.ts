import { expect, it } from 'vitest';
import { claimsOf } from './claims.ts';

it.each([
  ['prebuilds/linux-x64/argon2.glibc.node', 'linux', 'x64', 'glibc', null],
  ['prebuilds/linux-arm64/argon2.armv8.musl.node', 'linux', 'arm64', 'musl', null],
  ['prebuilds/linuxmusl-x64.node', 'linux', 'x64', 'musl', null],
  ['prebuilds/darwin-arm64.node', 'darwin', 'arm64', null, null],
  ['prebuilds/linux-x64/isolated-vm.abi137.glibc.node', 'linux', 'x64', 'glibc', 137],
  ['build/linux/x64/node/musl-127-Release/addon.node', 'linux', 'x64', 'musl', 127],
  ['build/win32/x64/node/115/addon.node', 'win32', 'x64', null, 115],
  ['@swc/core-linux-x64-gnu/swc.linux-x64-gnu.node', 'linux', 'x64', 'glibc', null],
  ['@rspack/binding-win32-x64-msvc/rspack.win32-x64-msvc.node', 'win32', 'x64', null, null],
  ['build/Release/addon.node', null, null, null, null],
])('%s', (path, os, arch, libc, abi) => {
  expect(claimsOf(path)).toEqual({ os, arch, libc, abi });
});
