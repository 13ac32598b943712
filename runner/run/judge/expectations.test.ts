import { describe, expect, it } from 'vitest';
import { globOf, rulesMatching } from './deviation-cases.ts';
import type { ExpectationFile } from './expectation-file.ts';
import { coversVersion, expandExpectations } from './expectations.ts';

const RULES = ['load/too-new', 'load/too-new-init', 'load/default', 'other/too-new'];

describe('a file becomes one expectation per rule', () => {
  const file: ExpectationFile = {
    reasons: {
      dies: { title: 'it dies', text: 'It dies.', link: 'https://example.org/' },
      'todo-1': { title: '', text: '' },
    },
    deviations: [
      { reason: 'dies', versions: '>=20', crashed: ['load/too-new*'] },
      { reason: 'todo-1', versions: '*', targets: ['8'], observed: { 'load/default': { gate: 1 } } },
    ],
  };

  it('that a glob matches, or an id names', () => {
    expect(expandExpectations(file, RULES)).toEqual([
      ...['load/too-new', 'load/too-new-init'].map((rule) => ({
        rule,
        glob: 'load/too-new*',
        outcome: 'crashed',
        versions: '>=20',
        deviation: 0,
        why: { id: 'dies', title: 'it dies', reason: 'It dies.', link: 'https://example.org/' },
      })),
      {
        rule: 'load/default',
        glob: 'load/default',
        outcome: 'observed',
        observation: { gate: 1 },
        versions: '*',
        targets: ['8'],
        deviation: 1,
        why: { id: 'todo-1', reason: 'no reason is written yet for todo-1', unexplained: true },
      },
    ]);
  });
});

describe('a glob', () => {
  it.each<[glob: string, rules: string[]]>([
    ['load/*', ['load/too-new', 'load/too-new-init', 'load/default']],
    ['load/{too-new,default}', ['load/too-new', 'load/default']],
    ['load/too-new{,-init}', ['load/too-new', 'load/too-new-init']],
    ['*/too-new', ['load/too-new', 'other/too-new']],
    ['load/gone', ['load/gone']],
    ['gone/*', ['gone/*']],
  ])('%s matches %j', (glob, rules) => {
    expect(rulesMatching(glob, RULES)).toEqual(rules);
  });

  it.each<[rules: string[]]>([
    [['load/default']],
    [['load/default', 'load/too-new']],
    [['load/default', 'load/too-new', 'other/too-new']],
  ])('is made for exactly %j', (rules) => {
    expect(rulesMatching(globOf(rules), RULES).toSorted()).toEqual(rules);
  });
});

describe('an expectation covers', () => {
  it.each<[versions: string, version: string, covers: boolean]>([
    ['>=18.17.0 <19.0.0 || >=20.2.0', '18.20.8', true],
    ['>=18.17.0 <19.0.0 || >=20.2.0', '19.0.0', false],
    ['*', '22.0.0', true],
    // Nightly builds have the deviations of what they will become.
    ['>=20.2.0', '27.0.0-nightly20261120', true],
    ['*', 'mine, of today', true],
    ['>=1', 'mine, of today', false],
  ])('%s: version %s: %s', (versions, version, covers) => {
    expect(coversVersion({ versions }, version)).toBe(covers);
  });
});
