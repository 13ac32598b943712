import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from '../runner/run/plan/config.ts';
import { provisionRuntimes } from '../runner/run/runtimes/provision.ts';
import { projectRoot } from '../runner/shared/project-root.ts';
import { compileTables } from './support/fakes/runtime-with-tables/compile.ts';
import { newestOf } from './support/releases.ts';
import { reportOf, runMatrix } from './support/run-matrix.ts';

let folder: string;
let library: string;
let executable: string;

/** The verdicts of the suite, per rule, in a Node.js that is made a runtime with tables. */
async function verdicts(faults: readonly string[], supported: number): Promise<Record<string, string[]>> {
  const { targets, timeout } = await readConfig(path.join(projectRoot, 'matrix.json'));
  const env = { LD_PRELOAD: library, TABLES_FAULTS: faults.join(), TABLES_SUPPORTED: String(supported) };
  const custom = { 'with-tables': { command: executable, napiVersion: supported, env } };
  const config = path.join(folder, `${faults.join('-')}-${supported}.json`);
  await writeFile(config, JSON.stringify({ runtimes: { custom }, targets, timeout }));
  const run = await runMatrix(['--config', config, '--suite', 'vtable', '--target', '8,10', '--quiet']);
  const found: Record<string, string[]> = {};
  for (const { rule, verdict } of (await reportOf(run)).cells) {
    const all = (found[rule.replace(/^vtable\//, '')] ??= []);
    if (!all.includes(verdict)) all.push(verdict);
  }
  return found;
}

describe.runIf(process.platform === 'linux')('a runtime with tables of functions', () => {
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-tables-'));
    library = await compileTables(folder);
    const [release] = await provisionRuntimes({ node: [newestOf[22]] });
    executable = release?.executable ?? '';
  });
  afterAll(() => rm(folder, { recursive: true }));

  const CONFORMS = {
    ...{ readable: ['conforms'], 'honest-sentinel': ['conforms'] },
    ...{ 'bridged-first': ['conforms'], 'bridged-second': ['conforms'] },
    ...{ called: ['conforms'], slots: ['conforms'] },
    ...{ 'threadsafe-function': ['conforms'], 'two-environments': ['conforms'] },
  };

  it('conforms to every rule', async () => {
    expect(await verdicts([], 10)).toEqual(CONFORMS);
  });

  it.each<Record<string, string>>([
    { 'honest-sentinel': 'no-tables' },
    {
      called: 'other-version',
      slots: 'no-slot',
      'threadsafe-function': 'no-function-table',
      'two-environments': 'no-worker-tables',
    },
  ])('breaks a rule by each fault: %j', async (faults) => {
    const found = await verdicts(Object.values(faults), 10);
    for (const rule of Object.keys(faults)) {
      expect([rule, found[rule]]).toEqual([rule, expect.arrayContaining(['deviates'])]);
    }
    expect(found['readable']).toEqual(['conforms']);
  });

  it('that supports 9 must have no function in a slot of version 10', async () => {
    expect(await verdicts(['slot-beyond'], 9)).toEqual({ ...CONFORMS, slots: ['deviates'] });
  });
});
