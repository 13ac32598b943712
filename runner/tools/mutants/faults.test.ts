import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { suites } from '../../../suites/index.ts';
import type { Rule } from '../../../suites/rule.ts';
import { cellWith } from '../../../tests/support/fixtures/cell.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { callFaults } from './call-faults.ts';
import { BASES } from './fault.ts';
import { namedFaults } from './named-faults.ts';
import { faultOf, readTable } from './table.ts';
import type { Usage } from './usage.ts';

const require = createRequire(import.meta.url);
const { FAULTS } = require('../../../suites/harness/faults.cjs') as { FAULTS: Record<string, unknown> };

const usage: Usage = {
  calls: new Map([
    [
      'addon',
      { any: new Set(['napi_wrap', 'napi_throw', 'napi_get_version']), looked: new Set(['napi_throw']) },
    ],
  ]),
  versions: new Set(['loaded']),
  host: new Map([['suite', new Set(['recordWarnings'])]]),
};

const named = namedFaults(usage);

describe('a named fault', () => {
  test('is one that the host or the addons can plant, and each that they can is named', async () => {
    const folder = path.join(projectRoot, 'addons', 'faults');
    const sources = (await readdir(folder)).filter((name) => name.endsWith('.c'));
    const texts = await Promise.all(sources.map((name) => readFile(path.join(folder, name), 'utf8')));
    const inAddons = [...texts.join('').matchAll(/probe_fault\("([\w-]+)", (?:NULL|"(\w+)")\)/g)].map(
      ([, family, name]) => (name === undefined ? family : `${family}:${name}`),
    );
    const plantable = new Set([...Object.keys(FAULTS), ...inAddons]);
    for (const base of BASES) plantable.delete(base);
    expect(named.map(({ id }) => id).sort()).toEqual([...plantable].sort());
  });

  test.each([
    ['drops-warnings', {}, true],
    ['drops-uncaught', {}, false],
    ['never:finalizer', {}, true],
    ['never:async_work', {}, false],
    ['accepts-too-new', {}, false],
    ['accepts-too-new', { appliesTo: 'rejected' }, true],
    ['pins-at-8', {}, false],
    ['pins-at-8', { addon: 'loaded' }, true],
    ['pins-at-8', { expected: { opensAt: 10, below: {}, from: {} } }, true],
    ['pending-exception-as-cannot-run-js', {}, true],
  ] as const)('%s concerns a rule with %j: %s', (id, rule: Partial<Rule>, concerned) => {
    const fault = named.find((candidate) => candidate.id === id);
    expect(fault?.concerns(cellWith({ rule }))).toBe(concerned);
  });
});

test('a fault of one function is made for functions that are called, as what can be wrong with them', () => {
  const functions = [
    { name: 'napi_wrap', parameters: ['napi_ref* result'] },
    { name: 'napi_throw', parameters: ['napi_value error'] },
    { name: 'napi_get_version', parameters: ['uint32_t* result'] },
    { name: 'napi_get_null', parameters: ['napi_value* result'] },
  ];
  const faults = callFaults(functions, usage);
  expect(faults.map(({ id }) => id)).toEqual([
    'status:napi_wrap',
    'status:napi_throw',
    'drop:napi_throw',
    'status:napi_get_version',
    'result:napi_get_version',
  ]);
  const concerned = faults.filter(({ concerns }) => concerns(cellWith()));
  expect(concerned.map(({ id }) => id)).toEqual([
    'status:napi_throw',
    'drop:napi_throw',
    'result:napi_get_version',
  ]);
  expect(faults.some(({ concerns }) => concerns(cellWith({ rule: { addon: 'another' } })))).toBe(false);
});

describe('suites/mutants.json', () => {
  test('speaks of rules that there are', async () => {
    const rules = new Set(suites.flatMap((suite): readonly Rule[] => suite.rules).map(({ id }) => id));
    expect(Object.keys(await readTable()).filter((id) => !rules.has(id))).toEqual([]);
  });

  test('names every fault that has a name of its own', async () => {
    const listed = new Set(
      Object.values(await readTable())
        .flat()
        .map(faultOf),
    );
    expect(named.map(({ id }) => id).filter((id) => !listed.has(id))).toEqual([]);
  });
});
