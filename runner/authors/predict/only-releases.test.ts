import { expect, it } from 'vitest';
import { fatesOf } from './fates.ts';
import { onlyReleases } from './only-releases.ts';
import type { Stretch, Supports } from './supports.ts';
import { addonFacts } from '../../../tests/support/fixtures/checked-addon.ts';

const stretch = (from: string, to: string, supports: number): Stretch => ({
  ...{ from, to, supports },
  tooNew: 'crashes',
  abi: null,
  lacks: [],
});
const table: Supports = {
  node: [
    stretch('18.17.0', '18.20.8', 9),
    stretch('20.3.0', '20.20.2', 9),
    stretch('22.13.1', '22.13.1', 9),
    stretch('22.14.0', '22.23.3', 10),
  ],
  bun: [stretch('1.4.5', '1.4.5', 10)],
  deno: [],
};

it.each([
  [['20'], ['20.3.0 to 20.20.2']],
  [['22'], ['22.13.1 to 22.13.1', '22.14.0 to 22.23.3']],
  [
    ['22.20.0', '18.18.0'],
    ['18.18.0 to 18.18.0', '22.20.0 to 22.20.0'],
  ],
  [['20+'], ['20.3.0 to 20.20.2', '22.13.1 to 22.13.1', '22.14.0 to 22.23.3']],
  [['lts'], ['22.14.0 to 22.23.3']],
])('--node %s is %s', (requests, expected) => {
  const { node, bun } = onlyReleases(table, requests);
  expect(node.map(({ from, to }) => `${from} to ${to}`)).toEqual(expected);
  expect(bun).toEqual([]);
});

it('releases that are not neighbours are not joined', () => {
  const fates = (requests: readonly string[]) =>
    fatesOf(addonFacts({ declared: 10 }), onlyReleases(table, requests).node).map(
      ({ from, to }) => `${from} to ${to}`,
    );
  expect(fates(['18', '20'])).toEqual(['18.17.0 to 20.20.2']);
  expect(fates(['18', '22.13.1'])).toEqual(['18.17.0 to 18.20.8', '22.13.1 to 22.13.1']);
  expect(fates(['18.18.0', '20'])).toEqual(['18.18.0 to 18.18.0', '20.3.0 to 20.20.2']);
});

it('a release that was not measured is refused with those that were', () => {
  expect(() => onlyReleases(table, ['26'])).toThrow(
    'no measured release of Node.js matches "26"; measured: 18.17.0 to 18.20.8, 20.3.0 to 20.20.2, 22.13.1, 22.14.0 to 22.23.3',
  );
});
