import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../runner/shared/project-root.ts';
import { EXPERIMENTAL } from '../suites/target.ts';
import { compileAll, type Compiled } from './headers/compiled.ts';
import { headerSets, type HeaderSet } from './headers/header-sets.ts';
import { offeredTable } from './headers/offered.ts';
import { declarationTable, registrationTable } from './headers/tables.ts';
import { HAS_EVERY_RELEASE } from './support/releases.ts';

const PAGE = path.join(projectRoot, 'docs', 'headers.md');

const FLAGS = [
  '',
  '-DNAPI_VERSION=3',
  '-DNAPI_VERSION=10',
  '-DNAPI_VERSION=99',
  '-DNAPI_VERSION',
  '-DNAPI_EXPERIMENTAL',
  '-DNAPI_EXPERIMENTAL -DNAPI_VERSION=10',
  '-DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_BASIC_ENV_OPT_OUT',
  '-DNAPI_VERSION=NAPI_VERSION_EXPERIMENTAL',
];

const WITHOUT_SYMBOL = ['Node.js 18.16.1', 'Node.js 20.1.0'];

// Other platforms have no package of some of these releases, and those for Windows bring no headers.
describe.runIf(HAS_EVERY_RELEASE)('what an addon declares that is compiled', () => {
  let folder = '';
  let sets: readonly HeaderSet[] = [];
  let compiled: readonly Compiled[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-headers-'));
    sets = await headerSets();
    compiled = await compileAll(sets, FLAGS, folder);
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  const declaredWith = (flags: string) =>
    Object.fromEntries(
      compiled
        .filter((one) => one.flags === flags && !WITHOUT_SYMBOL.includes(one.headers))
        .map(({ headers, declared }) => [headers, declared]),
    );
  const byNode = (declared: Readonly<Record<string, number | null>>) =>
    new Set(Object.entries(declared).flatMap(([name, number]) => (name.startsWith('Node') ? [number] : [])));

  test('does not depend on the macro that registers it', () => {
    const kinds = new Set(compiled.map(({ headers, flags, declared }) => `${headers} ${flags} ${declared}`));
    expect(kinds.size).toBe(sets.length * FLAGS.length);
  });

  test('with headers from before the declaration is nothing', () => {
    const old = compiled.filter(({ headers }) => WITHOUT_SYMBOL.includes(headers));
    expect(new Set(old.map(({ declared }) => declared))).toEqual(new Set([null]));
  });

  test.each(['-DNAPI_EXPERIMENTAL', '-DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_BASIC_ENV_OPT_OUT'])(
    'with %s is 8 by node-api-headers, which takes it out, and experimental by Node.js',
    (flags) => {
      const declared = declaredWith(flags);
      expect(declared[sets[0]?.name ?? '']).toBe(8);
      expect(byNode(declared)).toEqual(new Set([EXPERIMENTAL]));
    },
  );

  test.each([
    ['', 8],
    ['-DNAPI_VERSION=3', 3],
    ['-DNAPI_VERSION=10', 10],
    ['-DNAPI_VERSION=99', 99],
    ['-DNAPI_VERSION', 1],
    ['-DNAPI_EXPERIMENTAL -DNAPI_VERSION=10', 10],
    ['-DNAPI_VERSION=NAPI_VERSION_EXPERIMENTAL', EXPERIMENTAL],
  ])('with %j is %i by every other set of headers', (flags, expected) => {
    expect(new Set(Object.values(declaredWith(flags)))).toEqual(new Set([expected]));
  });

  test('matches docs/headers.md', async () => {
    const page = await readFile(PAGE, 'utf8');
    expect(page).toContain(declarationTable(compiled));
    expect(page).toContain(registrationTable(compiled));
    expect(page).toContain(await offeredTable(sets));
  });
});
