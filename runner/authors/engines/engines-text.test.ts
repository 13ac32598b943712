import { describe, expect, it } from 'vitest';
import type { Stretch } from '../predict/supports.ts';
import { rangeText, versionText } from './engines-text.ts';
import { highestVersion } from './highest-version.ts';
import { proofOf } from './proof.ts';

const stretch = (from: string, to: string, supports: number, tooNew: Stretch['tooNew'] = 'crashes') => ({
  ...{ from, to, supports, tooNew },
  abi: 115,
  lacks: [],
});
const node = [
  stretch('18.0.0', '18.16.1', 8, 'ignored'),
  stretch('18.17.0', '18.20.8', 9),
  stretch('22.0.0', '22.13.1', 9),
  stretch('22.14.0', '22.23.3', 10),
  stretch('24.0.0', '24.21.0', 10),
];
const supports = { node, bun: [stretch('1.4.0', '1.4.5', 10, 'accepted')], deno: [] };

it('the proof of a version is the last release that crashes and the first that loads, per line', () => {
  expect(proofOf(10, node)).toEqual([
    { line: 18, lastCrash: '18.20.8', firstLoad: null, ignoring: { from: '18.0.0', to: '18.16.1' } },
    { line: 22, lastCrash: '22.13.1', firstLoad: '22.14.0', ignoring: null },
    { line: 24, lastCrash: null, firstLoad: '24.0.0', ignoring: null },
  ]);
});

describe('the highest version for', () => {
  it.each([
    ['>=18', 8],
    ['^18.17.0 || >=20.3.0', 9],
    ['22.x', 9],
    ['>=22.14.0 <23', 10],
    ['^22.14.0 || >=24', 10],
    ['>=10', null],
  ])('%s is %s', (range, version) => {
    expect(highestVersion(range, node).version).toBe(version);
  });

  it('a range of which no release was measured says so', () => {
    expect(highestVersion('>=99', node)).toMatchObject({ version: 10, isMeasured: false });
    expect(highestVersion('>=22.14.0 <23', node).isMeasured).toBe(true);
  });

  it('a range comes with the releases in it that stop the next one', () => {
    expect(highestVersion('>=18.3.0', node).unsafe[0]).toEqual({
      version: 9,
      ranges: [{ from: '18.3.0', to: '18.16.1', fate: { kind: 'unknown', why: 'declaration ignored' } }],
    });
  });
});

it('engines N prints the range, the proof and the lines that declare it', () => {
  const text = versionText(10, supports);
  expect(text).toContain('Node-API 10: ^22.14.0 || >=23.6.0\n');
  expect(text).toMatch(/^22 +22\.13\.1 +22\.14\.0 +-$/m);
  expect(text).toContain('Bun 1.4.0 to 1.4.5: loads');
  expect(text).toContain('"engines": { "node": "^22.14.0 || >=23.6.0" }');
  expect(text).toContain('"defines": ["NAPI_VERSION=10"]');
  expect(text).toContain('features = ["napi10"]');
  expect(text).toContain('features = ["napi-8"]');
});

it('engines --for prints what to declare, why not more, and what is lost', () => {
  const text = rangeText('>=22', supports);
  expect(text).toContain('>=22: declare 9, ');
  expect(text).toContain('crashes  22.0.0 to 22.13.1');
  expect(text).toContain('node_api_create_property_key_utf8');
  expect(text).toContain('napi_create_reference now accepts primitives');
  expect(text).not.toContain('node_api_symbol_for');
  expect(text).toContain('"defines": ["NAPI_VERSION=9"]');
});

it('engines --for of a range with older releases says which versions they stop', () => {
  expect(rangeText('>=10', supports)).toMatch(/^>=10: no version is supported by every release in it\n/);
});
