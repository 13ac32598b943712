import { describe, expect, it } from 'vitest';
import { UserError } from '../../shared/user-error.ts';
import { node } from './node.ts';
import { resolveVersion } from './version-request.ts';

const AVAILABLE = [
  '18.20.8',
  '20.9.0',
  '19.9.0',
  '22.9.0',
  '22.14.0',
  '22.10.0',
  '25.1.0',
  '24.10.0',
  '23.11.1',
];
const resolve = (request: string, available = AVAILABLE): string =>
  resolveVersion(node, request, available, 'linux-x64');

describe('a request for a version', () => {
  it.each([
    ['22', '22.14.0'],
    ['22.9', '22.9.0'],
    ['22.10.0', '22.10.0'],
    ['v22.10.0', '22.10.0'],
    ['^22.9', '22.14.0'],
    ['>=20 <23', '22.14.0'],
    ['18 || 19', '19.9.0'],
    [' 18 ', '18.20.8'],
    ['latest', '25.1.0'],
  ])('%s means the newest that matches, %s', (request, version) => {
    expect(resolve(request)).toBe(version);
  });

  it('lts means the newest release of the newest line, not an earlier release of a newer major', () => {
    expect(resolve('lts')).toBe('22.14.0');
    expect(resolve('lts', [...AVAILABLE, '24.11.0', '24.12.1'])).toBe('24.12.1');
  });

  it('never means a pre-release', () => {
    expect(resolve('latest', ['26.0.0-rc.1', '25.1.0'])).toBe('25.1.0');
  });
});

describe('a request that nothing matches', () => {
  it('names the nearest versions on both sides', () => {
    expect(() => resolve('19.99')).toThrow(
      new UserError('no Node.js release for linux-x64 matches "19.99"; the nearest are 19.9.0 and 20.9.0'),
    );
  });

  it('names the one nearest version at an end of the list', () => {
    expect(() => resolve('99')).toThrow(/; the nearest is 25\.1\.0$/);
    expect(() => resolve('<1')).toThrow(/; the nearest is 18\.20\.8$/);
  });

  it('reports when there is nothing at all', () => {
    expect(() => resolve('22', [])).toThrow(/; there are none$/);
  });

  it('explains that versions given without commas cannot all match', () => {
    expect(() => resolve('20 22')).toThrow(/; no version can \(versions are separated by commas\)$/);
  });
});

describe('nonsense', () => {
  it.each(['', ' ', 'twenty', 'lts/jod', 'toString', '22,24'])(
    '%j is refused with what is accepted',
    (request) => {
      expect(() => resolve(request)).toThrow(UserError);
      expect(() => resolve(request)).toThrow(
        /is not a Node\.js version; expected a major.* or lts, latest, e\.g\. 18,20,22, or 18\+/,
      );
    },
  );
});
