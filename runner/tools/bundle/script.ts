import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../shared/project-root.ts';
import type { LogOrigin } from '../log/logged-event.ts';
import type { BundleRun } from './plan-bundle.ts';

const HARNESS = path.join(projectRoot, 'suites', 'harness');
const ENTRY = 'contract/contract-session.cjs';
const REQUIRES = /\brequire\('(\.[^']+)'\)/g;

/** The data in the script of a bundle. */
export interface ScriptPlan {
  /** Repeated in the log, so that `judge` knows the plan. */
  readonly about: LogOrigin;
  readonly runs: readonly BundleRun[];
  /** File name per addon and target, as `load` of the engine gets it. */
  readonly addons: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * The one script of a bundle: harness, probes and plan. It needs nothing but ECMAScript and the global
 * `napiMatrixHost`, and its value is a promise that is fulfilled when all runs are done.
 */
export async function bundleScript(plan: ScriptPlan): Promise<string> {
  const modules = await modulesFrom(ENTRY);
  const suites = [...new Set(plan.runs.map(({ suite }) => suite))].sort();
  const probes = await Promise.all(suites.map(probeFunction));
  return [
    `// napi-matrix ${plan.about.tool}, plan ${plan.about.plan}: run this script in the engine under test.`,
    '(function () {',
    "'use strict';",
    'const files = {',
    ...modules.map(([name, source]) => `${JSON.stringify(name)}(module, require) {${source}\n},`),
    '};',
    'const loaded = {};',
    'function requireFile(name) {',
    '  if (!(name in loaded)) {',
    '    loaded[name] = { exports: {} };',
    '    files[name](loaded[name], requireFile);',
    '  }',
    '  return loaded[name].exports;',
    '}',
    'const probes = {};',
    'const defineProbes = (suite, functions) => { probes[suite] = functions; };',
    ...probes,
    `const plan = ${JSON.stringify(slim(plan))};`,
    'const given = typeof napiMatrixHost === "undefined" ? null : napiMatrixHost;',
    `return requireFile(${JSON.stringify(ENTRY)}).runContractSession(given, plan, probes);`,
    '})();',
    '',
  ].join('\n');
}

/** A file of the harness and all that it requires, each by its name below the harness, which its `require` gets too. */
async function modulesFrom(entry: string): Promise<[string, string][]> {
  const modules = new Map<string, string>();
  const add = async (name: string): Promise<void> => {
    if (modules.has(name)) return;
    const source = await readFile(path.join(HARNESS, name), 'utf8');
    const resolved = (required: string) => path.posix.join(path.posix.dirname(name), required);
    modules.set(
      name,
      source.replaceAll(REQUIRES, (_call, required: string) => `require('${resolved(required)}')`),
    );
    for (const [, required = ''] of source.matchAll(REQUIRES)) await add(resolved(required));
  };
  await add(entry);
  return [...modules];
}

/** Probe files declare names of their own: each gets a scope. */
async function probeFunction(suite: string): Promise<string> {
  const source = await readFile(path.join(projectRoot, 'suites', suite, `${suite}.probe.cjs`), 'utf8');
  return `(function () {${source}\n})();`;
}

/** The plan without the cells, which only the judge needs. */
function slim({ about, runs, addons }: ScriptPlan) {
  return { about, addons, runs: runs.map((run) => ({ ...run, cells: undefined })) };
}
