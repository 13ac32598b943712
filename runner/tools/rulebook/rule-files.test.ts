import { expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import type { Rule } from '../../../suites/rule.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { ruleFiles } from './rule-files.ts';

async function lineAt(place: string): Promise<string> {
  const [file = '', line = ''] = place.split(':');
  const lines = (await readFile(path.join(projectRoot, file), 'utf8')).split('\n');
  return lines[Number(line.split(',')[0]) - 1] ?? '';
}

function ruleNamed(id: string): Rule {
  const rule = suites.flatMap((suite): readonly Rule[] => suite.rules).find((each) => each.id === id);
  if (rule === undefined) throw new Error(`${id} is gone`);
  return rule;
}

it('a rule has the lines of its declaration, its probe and the C functions that the probe calls', async () => {
  const files = await ruleFiles(ruleNamed('load/too-new'), 'version');
  expect(await lineAt(files.rule)).toContain("'too-new': {");
  expect(await lineAt(files.probe)).toContain('load(host');
  const { c } = await ruleFiles(ruleNamed('reference/create-string'), 'reference');
  expect(await lineAt(c[0] ?? '')).toContain('"create"');
});

it('a rule whose key is made by code has at least its suite, and every file exists', async () => {
  const { rule } = await ruleFiles(ruleNamed('reference/create-string'), 'reference');
  await expect(readFile(path.join(projectRoot, rule.split(':')[0] ?? ''))).resolves.toBeDefined();
});
