import { describe, expect, it } from 'vitest';
import { bun } from './bun.ts';
import { releaseSource } from './release-source.ts';

describe('the package for Bun', () => {
  it.each([
    ['linux', 'x64', 'glibc', '@oven/bun-linux-x64', 'bin/bun'],
    ['linux', 'x64', 'musl', '@oven/bun-linux-x64-musl', 'bin/bun'],
    ['linux', 'arm64', 'glibc', '@oven/bun-linux-aarch64', 'bin/bun'],
    ['linux', 'arm64', 'musl', '@oven/bun-linux-aarch64-musl', 'bin/bun'],
    ['darwin', 'x64', null, '@oven/bun-darwin-x64', 'bin/bun'],
    ['darwin', 'arm64', null, '@oven/bun-darwin-aarch64', 'bin/bun'],
    ['win32', 'x64', null, '@oven/bun-windows-x64', 'bin/bun.exe'],
    ['win32', 'arm64', null, '@oven/bun-windows-aarch64', 'bin/bun.exe'],
  ] as const)('of %s-%s (%s) is %s', (os, arch, libc, name, executable) => {
    expect(bun.platformPackage({ os, arch, libc })).toMatchObject({ name, executable });
  });

  it('of other platforms does not exist, which the error mends', () => {
    expect(() =>
      releaseSource(bun, '/cache', { host: { os: 'linux', arch: 'ppc64', libc: 'glibc' } }),
    ).toThrow(
      'there is no npm package of Bun for linux-ppc64; pass an executable instead: --runtime name=path',
    );
  });
});
