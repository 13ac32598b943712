import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it, test } from 'vitest';
import { suites } from '../../../suites/index.ts';
import { temporaryFolder } from '../../../tests/support/fakes/executables.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { UserError } from '../../shared/user-error.ts';
import { planNewRule } from './plan-new-rule.ts';
import { ruleNames } from './rule-names.ts';
import { writeFiles } from './write-files.ts';

const ruleIds = suites.flatMap((suite) => suite.rules.map(({ id }) => id));
const plan = (id: string, newSuite = false) => planNewRule(projectRoot, { id, ruleIds, newSuite });

/** Its subject is C++. */
const BY_HAND = ['node-addon-api'];

describe('a rule of a suite that exists', () => {
  it('is added to the suite file, the probe file and the C file, and nothing else changes', async () => {
    const files = await plan('reference/delete-held-twice');
    const names = ['suites/reference/reference.suite.ts', 'suites/reference/reference.probe.cjs'];
    expect(Object.keys(files)).toEqual([...names, 'addons/reference/reference.c']);
    expect(files['suites/reference/reference.suite.ts']).toContain("'delete-held-twice': {");
    expect(files['suites/reference/reference.probe.cjs']).toContain('return addon.deleteHeldTwice({});');
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(projectRoot, name);
      const options = { ...(await resolveConfig(file)), filepath: file };
      const now = (name.endsWith('.c') ? text : await format(text, options)).split('\n');
      const before = (await readFile(file, 'utf8')).split('\n');
      const added = now.filter((line) => !before.includes(line)).join('\n');
      expect(added).toMatch(/delete-held-twice|deleteHeldTwice|DeleteHeldTwice/);
      const kept = new Set(now);
      // A list that grows can only lose its short form on one line.
      expect(before.filter((line) => !kept.has(line)).filter((line) => !line.includes('rules: {'))).toEqual(
        [],
      );
    }
  });

  it.each(suites.map(({ name }) => name))(
    'can be planned for %s, or one line says why not',
    async (suite) => {
      const planned = plan(`${suite}/made-for-a-test`);
      if (BY_HAND.includes(suite)) await expect(planned).rejects.toThrow(/add the rule by hand/);
      else expect(Object.keys(await planned)).toHaveLength(3);
    },
  );
});

test('a new suite brings its own addon and its line in the index', async () => {
  const files = await plan('my-suite/first', true);
  expect(Object.keys(files)).toEqual([
    'suites/my-suite/my-suite.suite.ts',
    'suites/my-suite/my-suite.probe.cjs',
    'addons/my_suite/addon.json',
    'addons/my_suite/my_suite.c',
    'suites/index.ts',
  ]);
  expect(files['suites/index.ts']).toContain(
    "from './my-suite/my-suite.suite.ts';\nimport { newerFunctions }",
  );
  expect(files['suites/index.ts']).toMatch(/^ {2}mySuite,\n {2}newerFunctions,$/m);
});

describe('one line refuses', () => {
  it.each([
    ['no rule id', 'reference', /is not a rule id; expected SUITE\/KEY/],
    ['capital letters', 'reference/deleteHeld', /is not a rule id/],
    ['a path', '../x/y', /is not a rule id/],
    ['an id that exists', 'reference/create-object', /^the rule reference\/create-object already exists$/],
    [
      'an unknown suite',
      'refrence/x',
      /no suite is called "refrence"; the nearest is reference; .*--new-suite$/,
    ],
  ])('%s', async (_what, id, message) => {
    await expect(plan(id)).rejects.toThrow(message);
    await expect(plan(id)).rejects.toBeInstanceOf(UserError);
  });

  it('a suite whose name is taken by another folder', async () => {
    await expect(plan('harness/x', true)).rejects.toThrow('suites/harness already exists');
  });

  it('a probe that exists', async () => {
    const taken = /^ {2}(?:async )?([a-z]\w+)\(host\) \{$/m;
    const text = await readFile(path.join(projectRoot, 'suites/type-tag/type-tag.probe.cjs'), 'utf8');
    const [, probe = ''] = taken.exec(text) ?? [];
    const key = probe.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    expect(ruleNames(`type-tag/${key}`).probe).toBe(probe);
    await expect(plan(`type-tag/${key}`)).rejects.toThrow(`already has a probe ${probe}`);
  });
});

test('when one file cannot be written, none is', async () => {
  const root = await temporaryFolder();
  await writeFiles(root, { kept: 'before' });
  const files = { kept: 'after', 'new/one': 'text', 'kept/below': 'a folder that cannot be' };
  await expect(writeFiles(root, files)).rejects.toThrow();
  expect(await readFile(path.join(root, 'kept'), 'utf8')).toBe('before');
  await expect(readFile(path.join(root, 'new/one'))).rejects.toThrow('ENOENT');
});
