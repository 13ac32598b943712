import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { suites } from '../../../suites/index.ts';
import { defineSuite, type Rule } from '../../../suites/rule.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { MEASURED } from '../../shared/measured-releases.ts';
import { explanation } from './explanation.ts';
import { ruleList } from './rule-list.ts';
import { rulesPage } from './rules-page.ts';

const rules = suites.flatMap((suite): readonly Rule[] => suite.rules);

const { rules: examples } = defineSuite({
  name: 's',
  title: 'A suite | of pipes',
  addon: 'a',
  rules: {
    gated: {
      statement: 'A <value> | is kept.',
      sources: [{ title: 'The source', url: 'https://example.org/' }],
      probe: 'keep',
      args: { type: 'string' },
      flags: ['--flag'],
      isolate: true,
      advice: 'Keep it.',
      expected: { opensAt: 10, below: { status: 1 }, from: { status: 0 } },
    },
  },
});

function explained(known: Parameters<typeof explanation>[2] = new Map()): string {
  const [rule] = examples;
  if (rule === undefined) throw new Error('the example is gone');
  const files = { rule: 's.ts:1', probe: 's.probe.cjs:2', c: ['a.c:3'] };
  return explanation(rule, ['8', '10'], known, files);
}

test('docs/rules.md matches the suites (npm run update)', async () => {
  const page = await readFile(path.join(projectRoot, 'docs', 'rules.md'), 'utf8');
  expect(page).toBe(rulesPage(suites));
});

test('a rule with a gate advises what to do when it opens', () => {
  const silent = rules.filter(({ expected, advice }) => 'opensAt' in expected && advice === null);
  expect(silent.map(({ id }) => id)).toEqual([]);
});

test('the page keeps text from being Markdown', () => {
  const page = rulesPage([{ name: 's', title: 'A suite', rules: examples }]);
  expect(page).toContain(
    String.raw`| ${'`s/gated`'} | must | at 10 | A \<value\> \| is kept. | [The source](https://example.org/) |`,
  );
});

test('the list has a line per rule', () => {
  expect(ruleList(examples)).toMatch(/^rule .*\ns\/gated {2}must {6}at 10 {4}A <value> \| is kept\.\n$/);
});

test('an explanation shows the expectation below and from the gate, and how the rule runs', () => {
  const text = explained();
  for (const part of [
    's/gated (must)',
    'below version 10: {"status":1}',
    'from version 10, and at the experimental one: {"status":0}',
    '8, 10, in runtimes that must accept',
    's.probe.cjs:2',
    'a.c:3',
    'keep with {"type":"string"} of suites/s/s.probe.cjs, addon a',
    '--flag',
    'its own',
    'Keep it.',
    'The source: https://example.org/',
  ]) {
    expect(text).toContain(part);
  }
});

test('an explanation lists the recorded deviations, and the oldest release that was measured', () => {
  const known = new Map([
    ['bun', []],
    [
      'node',
      [
        {
          rule: 's/gated',
          versions: '<20.2.0',
          targets: ['10'],
          outcome: 'observed' as const,
          observation: { status: 1 },
          glob: 's/*',
          deviation: 0,
          why: { reason: 'Not yet.', link: 'https://example.org/1' },
        },
      ],
    ],
  ]);
  const text = explained(known);
  expect(text).toContain(
    `Bun: conforms in every measured release; not measured before ${MEASURED['bun']?.from ?? ''}`,
  );
  expect(text).toContain(
    `Node.js: conforms in >=20.2.0; not measured before ${MEASURED['node']?.from ?? ''}`,
  );
  expect(text).toContain('deviates in <20.2.0 (10): Not yet.');
  expect(text).toContain('https://example.org/1');
});
