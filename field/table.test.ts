import { readFile } from 'node:fs/promises';
import path from 'node:path';
import prettier from 'prettier';
import { describe, expect, it } from 'vitest';
import { suites } from '../suites/index.ts';
import { projectRoot } from '../runner/shared/project-root.ts';
import { targetFromId } from '../suites/target.ts';
import { fieldPage } from './page.ts';
import { fieldRow, readTable } from './table.ts';

const rows = await readTable();
const rules = new Map(suites.flatMap((suite) => suite.rules.map((rule) => [rule.id, rule])));

describe('the table of public reports', () => {
  it('names rules that exist, once per row', () => {
    for (const row of rows) {
      expect(row.rules.filter((id) => !rules.has(id))).toEqual([]);
      expect(new Set(row.rules).size).toBe(row.rules.length);
    }
  });

  it('names targets that its rules apply to', () => {
    for (const { target, rules: ids } of rows) {
      expect(targetFromId(target)).not.toBeNull();
      for (const id of ids) expect(rules.get(id)?.targets ?? [target]).toContain(target);
    }
  });

  it('compares two releases', () => {
    for (const { affected, fixed } of rows) expect(fixed).not.toBe(affected);
  });

  it('has no row twice', () => {
    const keys = rows.map(({ report, affected, target, what }) => [report, affected, target, what].join());
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('is what docs/field.md shows', async () => {
    const file = path.join(projectRoot, 'docs', 'field.md');
    const options = await prettier.resolveConfig(file);
    expect(await readFile(file, 'utf8')).toBe(
      await prettier.format(fieldPage(rows), { ...options, filepath: file }),
    );
  });
});

it.each([
  ['a major', 'bun 1'],
  ['another runtime', 'hermes 1.0.0'],
  ['an id', 'bun@1.3.14'],
])('a release that is %s is refused', (_what, affected) => {
  const row = { report: 'a/b#1', what: 'fails', affected, fixed: null, rules: ['x/y'], target: '8' };
  expect(fieldRow.safeParse(row).success).toBe(false);
});
