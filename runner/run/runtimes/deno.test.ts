import { describe, expect, it } from 'vitest';
import { deno } from './deno.ts';
import { releaseSource } from './release-source.ts';

describe('the package for Deno', () => {
  it.each([
    ['linux', 'x64', 'glibc', '@deno/linux-x64-glibc', 'deno'],
    ['linux', 'arm64', 'glibc', '@deno/linux-arm64-glibc', 'deno'],
    ['darwin', 'x64', null, '@deno/darwin-x64', 'deno'],
    ['darwin', 'arm64', null, '@deno/darwin-arm64', 'deno'],
    ['win32', 'x64', null, '@deno/win32-x64', 'deno.exe'],
    ['win32', 'arm64', null, '@deno/win32-arm64', 'deno.exe'],
  ] as const)('of %s-%s (%s) is %s', (os, arch, libc, name, executable) => {
    expect(deno.platformPackage({ os, arch, libc })).toMatchObject({ name, executable });
  });

  it('for musl does not exist, which the error mends', () => {
    expect(() => releaseSource(deno, '/cache', { host: { os: 'linux', arch: 'x64', libc: 'musl' } })).toThrow(
      'there is no npm package of Deno for linux-x64-musl; pass an executable instead: --runtime name=path',
    );
  });
});
