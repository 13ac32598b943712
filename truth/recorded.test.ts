import { expect, it } from 'vitest';
import { differencesFromLoads, differencesFromRecord } from './recorded.ts';
import { NODES, readPackages } from './packages.ts';

const facts = { declared: 10, importsVersion: 5, glibc: '2.34', libc: 'glibc', machine: 'x64' } as const;

it('facts differ from a record in the fields that it has', () => {
  expect(differencesFromRecord(facts, { declared: 10, glibc: '2.34' })).toEqual([]);
  expect(differencesFromRecord(facts, { declared: 9, importsVersion: null })).toEqual([
    'declared: 10, not 9',
    'importsVersion: 5, not null',
  ]);
  expect(differencesFromRecord({ ...facts, declared: 2147483647 }, { declared: 'experimental' })).toEqual([]);
});

it('loads differ from a record release by release', () => {
  expect(differencesFromLoads(['L', 'X'], 'L X')).toEqual([]);
  expect(differencesFromLoads(['L', 'X'], 'L')).toEqual([1]);
  expect(differencesFromLoads(['system', 'T'], 'T')).toEqual([]);
});

it('the list covers machines, platforms and languages, and has a sample of ten packages or more', async () => {
  const packages = await readPackages();
  expect(packages.filter(({ sample }) => sample).length).toBeGreaterThanOrEqual(10);
  expect(new Set(packages.map(({ package: spec }) => spec)).size).toBe(packages.length);
  expect(new Set(packages.map(({ language }) => language))).toEqual(new Set(['C', 'C++', 'Rust', 'Zig']));
  expect(NODES.length).toBe(9);
});
