import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { suites } from '../../../suites/index.ts';
import type { Rule } from '../../../suites/rule.ts';
import { temporaryFolder } from '../../../tests/support/fakes/executables.ts';
import { cellWith } from '../../../tests/support/fixtures/cell.ts';
import { changedRules, readDigests, ruleDigests, updatedDigests } from './digests.ts';

const rule = (more: Partial<Rule> = {}): Rule =>
  cellWith({ rule: { id: 's/r', suite: 's', addon: 'a', ...more } }).rule;

describe('the digest of a rule', () => {
  const project = async (): Promise<string> => {
    const root = await temporaryFolder();
    for (const folder of ['suites/s', 'suites/other', 'addons/a', 'addons/other']) {
      await mkdir(path.join(root, folder), { recursive: true });
    }
    await writeFile(path.join(root, 'suites/s/s.probe.cjs'), 'probe');
    await writeFile(path.join(root, 'addons/a/a.c'), 'code');
    return root;
  };
  const digest = async (root: string, of: Rule = rule()) => (await ruleDigests(root, [of], []))['s/r'];

  test.each([
    ['its probes', 'suites/s/s.probe.cjs', true],
    ['its addon', 'addons/a/a.c', true],
    ['a file that is new in its addon', 'addons/a/more.h', true],
    ['the probes of another suite', 'suites/other/other.probe.cjs', false],
    ['another addon', 'addons/other/other.c', false],
    ['the declaration of its suite, which it knows from the rule itself', 'suites/s/s.suite.ts', false],
  ])('after a change of %s', async (_what, file, changes) => {
    const root = await project();
    const before = await digest(root);
    await writeFile(path.join(root, file), 'changed');
    expect((await digest(root)) !== before).toBe(changes);
  });

  test.each<[what: string, changed: Partial<Rule>, changes: boolean]>([
    ['what it expects', { expected: { always: { status: 1 } } }, true],
    ['its argument', { args: 'another' }, true],
    ['its wording', { statement: 'Other words.' }, false],
    ['what reports read from it', { loads: 'accepted' }, false],
  ])('after a change of %s', async (_what, changed, changes) => {
    const root = await project();
    expect((await digest(root, rule(changed))) !== (await digest(root))).toBe(changes);
  });
});

test('rules that are new or changed are found', () => {
  expect(
    changedRules({ same: '1', changed: '1', gone: '1' }, { same: '1', changed: '2', fresh: '1' }),
  ).toEqual(['changed', 'fresh']);
});

test('only what was verified is recorded anew, and what is gone is forgotten', () => {
  const recorded = { a: '1', b: '1', gone: '1' };
  expect(updatedDigests(recorded, { b: '2', c: '2', a: '2' }, new Set(['a']))).toEqual({ a: '2', b: '1' });
});

test('the record names rules that exist', async () => {
  const rules = new Set(suites.flatMap((suite) => suite.rules.map(({ id }) => id)));
  expect(Object.keys(await readDigests()).filter((id) => !rules.has(id))).toEqual([]);
});
