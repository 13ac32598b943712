import { expect, it } from 'vitest';
import { checkedAddon, manifest } from '../../../tests/support/fixtures/checked-addon.ts';
import { changeText, historyText } from './history-text.ts';
import { parseSpec } from './package-history.ts';
import { releaseFacts } from './release-facts.ts';

const release = (version: string, declared: number | null, engines = '>=16') =>
  releaseFacts(
    version,
    checkedAddon({ facts: { declared }, manifest: manifest({ engines: { node: engines } }) }),
  );

it('a release is what its addons declare and import, its engines and what it crashes', () => {
  expect(release('0.45.0', 10)).toEqual({
    version: '0.45.0',
    declares: '10',
    imports: '1',
    engines: '>=16',
    crashes: '20.3.0 to 20.20.2',
  });
});

it('addons of one release that differ are all named', () => {
  const [one, other] = [
    checkedAddon({ facts: { declared: 10 } }),
    checkedAddon({ facts: { declared: null } }),
  ];
  const both = { ...one, files: [...one.files, ...other.files] };
  expect(releaseFacts('1.0.0', both)).toMatchObject({ declares: '10, none', crashes: '20.3.0 to 20.20.2' });
  expect(releaseFacts('1.0.0', { ...one, files: [] })).toMatchObject({
    declares: '',
    imports: '-',
    crashes: '',
  });
});

it.each([
  [release('2.0.0', 10), release('1.0.0', 9), '2.0.0 declares 10 (was 9): crashes 20.3.0 to 20.20.2'],
  [release('2.0.0', 9), release('1.0.0', 10), '2.0.0 declares 9 (was 10): crashes no release'],
  [release('2.0.0', 9, '>=18'), release('1.0.0', 9), '2.0.0 has engines.node >=18 (was >=16)'],
  [release('2.0.0', 9), release('1.0.0', 9), null],
  [release('1.0.0', 9), undefined, null],
])('a change is a sentence', (now, before, expected) => {
  expect(changeText(now, before)).toBe(expected);
});

it('the versions that changed something are marked', () => {
  const text = historyText('evil\u001b[2J', [release('1.0.0', 9), release('1.1.0', 9), release('2.0.0', 10)]);
  expect(text).toMatch(/^ {3}1\.1\.0 /m);
  expect(text).toMatch(/^\* {2}2\.0\.0 +10 /m);
  expect(text).not.toContain('\u001b[2J');
});

it.each([
  ['argon2', 'argon2', '*'],
  ['argon2@>=0.43', 'argon2', '>=0.43'],
  ['@img/sharp-linux-x64@^1', '@img/sharp-linux-x64', '^1'],
  ['@img/sharp-linux-x64', '@img/sharp-linux-x64', '*'],
])('%s is %s in %s', (spec, name, range) => {
  expect(parseSpec(spec)).toEqual({ name, range });
});

it('a word that is no range is refused', () => {
  expect(() => parseSpec('argon2@latest')).toThrow('got "argon2@latest"');
});
