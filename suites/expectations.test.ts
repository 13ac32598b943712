import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { readExpectations } from '../runner/run/judge/expectations.ts';
import { suites } from './index.ts';
import { targetFromId } from './target.ts';

const folder = path.join(import.meta.dirname, 'expectations');
const names = (await readdir(folder)).map((file) => path.basename(file, '.json'));
const rules = suites.flatMap((suite) => suite.rules.map(({ id }) => id));

it.each(names)('%s.json is as it must be, and speaks of rules and targets that exist', async (name) => {
  const expectations = await readExpectations(folder, name);
  expect(expectations.length).toBeGreaterThan(0);
  for (const { rule, targets = [] } of expectations) {
    expect(rules).toContain(rule);
    expect(targets.filter((id) => targetFromId(id) === null)).toEqual([]);
  }
});

it.each(names)('%s.json is in the order in which it is written anew', async (name) => {
  const ids = (await readExpectations(folder, name)).map(({ rule }) => rule);
  expect(ids).toEqual([...ids].sort());
});
