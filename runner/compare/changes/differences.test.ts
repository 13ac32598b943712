import { expect, test } from 'vitest';
import type { JsonObject } from '../../../suites/json.ts';
import { differences } from './differences.ts';

test('equal observations differ nowhere, in whatever order their keys come', () => {
  expect(differences({ a: 1, b: { c: [1] } }, { b: { c: [1] }, a: 1 })).toEqual([]);
});

test('objects differ key by key, all else as a whole', () => {
  expect(
    differences({ same: 1, deep: { status: 1 }, list: [1, 2] }, { same: 1, deep: { status: 0 }, list: [1] }),
  ).toEqual([
    { path: 'deep.status', before: 1, after: 0 },
    { path: 'list', before: [1, 2], after: [1] },
  ]);
});

test('what is there on one side only is a difference', () => {
  expect(differences({ gone: null }, { come: {} })).toEqual([
    { path: 'come', before: undefined, after: {} },
    { path: 'gone', before: null, after: undefined },
  ]);
});

test('values without keys differ as a whole', () => {
  expect(differences('a', 'b')).toEqual([{ path: '', before: 'a', after: 'b' }]);
});

test.each(['constructor', 'toString', '__proto__'])('a key %s is a key like any other', (key) => {
  const observation = JSON.parse(`{"${key}":1}`) as JsonObject;
  expect(differences(observation, {})).toEqual([{ path: key, before: 1, after: undefined }]);
  expect(differences({}, observation)).toEqual([{ path: key, before: undefined, after: 1 }]);
});
