import semver from 'semver';
import { describe, expect, it } from 'vitest';
import { KNOWN_FUNCTIONS } from '../../../suites/surface/functions.ts';
import { FIRST_RELEASES } from '../../shared/node-api-releases.ts';
import { supportingFrom } from './supporting.ts';
import { readSupports } from './supports.ts';

const supports = await readSupports();

describe.each(['node', 'bun', 'deno'] as const)('the recorded stretches of %s', (name) => {
  it('are releases, ascending, without overlap', () => {
    const ends = supports[name].flatMap(({ from, to }) => (from === to ? [from] : [from, to]));
    expect(ends.length).toBeGreaterThan(0);
    expect(semver.sort([...ends])).toEqual(ends);
    expect(new Set(ends).size).toBe(ends.length);
  });

  it('lie within one line each', () => {
    for (const { from, to } of supports[name]) expect(semver.major(from)).toBe(semver.major(to));
  });

  it('lack only functions of Node-API', () => {
    for (const { lacks } of supports[name]) {
      expect(lacks.filter((function_) => !KNOWN_FUNCTIONS.has(function_))).toEqual([]);
    }
  });

  it('have an ABI if they load addons for V8', () => {
    for (const { abi } of supports[name]) expect(typeof abi === 'number').toBe(name === 'node');
  });
});

it.each(Object.entries(FIRST_RELEASES))(
  'the releases that the documentation names as the first to support %s are the first that were measured to',
  (version, releases) => {
    const [oldest] = supports.node;
    const documented = releases.filter((release) => semver.gte(release, oldest?.from ?? ''));
    const measured = supportingFrom(supports.node, Number(version));
    // Every line after the last one that is named supports it from its first release on.
    const last = releases.at(-1) ?? '';
    const named = measured.filter((release) => semver.lte(release, last));
    expect(named).toEqual(documented);
    for (const release of measured.slice(named.length)) expect(release).toMatch(/^\d+\.0\.0$/);
  },
);
