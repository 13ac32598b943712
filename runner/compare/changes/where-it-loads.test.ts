import { expect, it } from 'vitest';
import { whereItLoads, type RecordedDeviation } from './where-it-loads.ts';

const TOO_NEW = { rule: 'load/too-new', outcome: 'observed' } as const;
const RECORDED = new Map<string, readonly RecordedDeviation[]>([
  [
    'node',
    [
      {
        ...TOO_NEW,
        versions: '<18.17.0 || >=19.0.0 <20.2.0',
        observation: { loaded: true, primitiveReference: 1 },
      },
      { ...TOO_NEW, versions: '>=18.17.0 <19.0.0 || >=20.2.0', outcome: 'crashed' },
    ],
  ],
  ['bun', [{ ...TOO_NEW, versions: '>=1.4.5', observation: { loaded: true } }]],
]);

it('an addon loads from the first releases on, and what is recorded holds outside of them', () => {
  expect(whereItLoads('10', RECORDED)).toEqual({
    engines: '^22.14.0 || >=23.6.0',
    ranges: [
      { runtime: 'Node.js', what: 'loads', versions: '^22.14.0 || >=23.6.0' },
      {
        runtime: 'Node.js',
        what: 'loads with the semantics of 8',
        versions: '<18.17.0 || >=19.0.0 <20.2.0',
      },
      {
        runtime: 'Node.js',
        what: 'kills the process',
        versions: '>=18.17.0 <19.0.0 || >=20.2.0 <22.14.0 || >=23.0.0 <23.6.0',
      },
      { runtime: 'Bun', what: 'loads', versions: '>=1.4.5' },
    ],
  });
});

it('a version that no release supports has no range for engines', () => {
  const where = whereItLoads('11', RECORDED);
  expect(where?.engines).toBeUndefined();
  expect(where?.ranges).toContainEqual({
    runtime: 'Bun',
    what: 'loads although too new',
    versions: '>=1.4.5',
  });
  expect(where?.ranges.map(({ what }) => what)).not.toContain('loads');
});

it.each(['none', '-1', '8', 'experimental'])('target %s needs no supported version', (target) => {
  expect(whereItLoads(target, RECORDED)).toBeNull();
});
