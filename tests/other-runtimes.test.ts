import { beforeAll, describe, expect, it } from 'vitest';
import type { CellRecord } from '../runner/run/judge/cell-record.ts';
import type { Report } from '../runner/report/schema.ts';
import { provisionRuntimes } from '../runner/run/runtimes/provision.ts';
import { NEWEST } from './support/releases.ts';
import { reportOf, runMatrix, type Run } from './support/run-matrix.ts';

/** Rules in which the two differ, few processes but some of each kind: shared, isolated, with Workers, crashing, unable. */
const RULES = [
  'load/*',
  'reference/create-{string,object}',
  'threadsafe-function/{call-js-loop,exit-call-js,*force*}',
  'exception-status/env-clean-up-hook-calls',
  'finalizer/external-buffer-engine',
  'linked-binding/*',
];
const ARGS = [
  '--bun',
  NEWEST.bun,
  '--deno',
  NEWEST.deno,
  '--bare',
  NEWEST.bare,
  '--quiet',
  ...RULES.flatMap((rule) => ['--rule', rule]),
];

let run: Run;
let report: Report;
beforeAll(async () => {
  run = await runMatrix(ARGS);
  report = await reportOf(run);
});

function cellOf(name: 'bare' | 'bun' | 'deno', rule: string, target: string): CellRecord {
  const { id } = report.runtimes.find((runtime) => runtime.name === name) ?? { id: 'none' };
  const cell = report.cells.find(({ id: cellId }) => cellId === `${rule}@${target}#${id}`);
  if (cell === undefined) throw new Error(`${name} did not run ${rule}@${target}`);
  return cell;
}

it('only what is named is run, and all that deviates is known', () => {
  expect(run.stderr).toBe('');
  expect(run.exitCode).toBe(0);
  expect(report.runtimes.map(({ name }) => name)).toEqual(['bare', 'bun', 'deno']);
  expect(report.cells.filter(({ verdict, known }) => verdict === 'deviates' && known === undefined)).toEqual(
    [],
  );
  expect(report.counts).toMatchObject({ deviates: 0, error: 0, missing: 0, flaky: 0 });
});

describe('Bare', () => {
  it('never reads the declaration, and loads everything', () => {
    expect(cellOf('bare', 'load/too-new', '99')).toMatchObject({
      verdict: 'deviates',
      observation: { loaded: true, versionCallsBeforeInit: 0, primitiveReference: 0 },
    });
    expect(cellOf('bare', 'reference/create-string', '8').verdict).toBe('deviates');
  });

  it('says what it has not', () => {
    expect(cellOf('bare', 'exception-status/env-clean-up-hook-calls', '8').verdict).toBe('unsupported');
  });
});

describe('Bun', () => {
  it('reads the declaration, and takes one that is too new for its newest', () => {
    expect(cellOf('bun', 'load/too-new', '99')).toMatchObject({
      verdict: 'deviates',
      observation: { loaded: true, versionCallsBeforeInit: 1, primitiveReference: 0 },
    });
  });

  it('keeps the gate of version 10 for references', () => {
    for (const target of ['none', '8', '9', '10', 'experimental']) {
      expect(cellOf('bun', 'reference/create-string', target).verdict).toBe('conforms');
    }
  });

  it('raises uncaughtException from thread-safe functions at every version', () => {
    expect(cellOf('bun', 'threadsafe-function/call-js-loop', '8').observation).toMatchObject({
      uncaught: [{ code: 'ERR_PROBE_CALL_JS' }, { code: 'ERR_PROBE_CALL_JS' }],
      warnings: [],
    });
    expect(cellOf('bun', 'threadsafe-function/exit-call-js', '8').observation).toMatchObject({
      end: { exitCode: 1 },
    });
  });
});

describe('Deno', () => {
  it('never calls the function that returns the version', () => {
    for (const target of ['-1', '8', '10', '2147483646', 'experimental']) {
      const { observation } = cellOf(
        'deno',
        target === '2147483646' ? 'load/too-new' : 'load/version-before-init',
        target,
      );
      expect(observation).toMatchObject({ loaded: true, versionCallsBeforeInit: 0 });
    }
  });

  it('refers to primitives at every version', () => {
    expect(cellOf('deno', 'reference/create-string', '8').observation).toEqual({ status: 0, same: true });
    expect(cellOf('deno', 'reference/create-object', '8').verdict).toBe('conforms');
  });

  it('throws what a callback left pending from the next call', () => {
    expect(cellOf('deno', 'threadsafe-function/call-js-loop', '10').observation).toMatchObject({
      probeThrew: { code: 'ERR_PROBE_CALL_JS' },
    });
  });

  it('dies of a call at teardown, and of a finalizer that calls the engine', () => {
    const hook = cellOf('deno', 'exception-status/env-clean-up-hook-calls', '10').outcome;
    expect(hook).toMatchObject({ kind: 'crashed', signal: 'SIGTRAP' });
    expect(hook.stderrTail).toContain('Cannot create a handle without a HandleScope');
    const { outcome } = cellOf('deno', 'finalizer/external-buffer-engine', '10');
    expect(outcome).toMatchObject({ kind: 'crashed', exitCode: 1 });
  });
});

it.each(['bun', 'deno'] as const)(
  '%s does not run what it has no means for, and the report says why',
  (name) => {
    const { id } = report.runtimes.find((runtime) => runtime.name === name) ?? { id: 'none' };
    const unsupported = report.cells.filter(
      ({ runtime, verdict }) => runtime === id && verdict === 'unsupported',
    );
    const reasons = new Set(unsupported.map(({ outcome }) => outcome.reason));
    expect(reasons).toEqual(
      new Set(
        ['foreign-functions', 'linked-binding', 'node-flags'].map(
          (what) => `${id} has no capability ${what}`,
        ),
      ),
    );
  },
);

it('a second run gives the same', async () => {
  const again = await reportOf(await runMatrix([...ARGS, '--target', '10,11']));
  const targets = new Set(again.targets.map(({ id }) => id));
  expect(targets).toEqual(new Set(['10', '11']));
  expect(again.cells).toEqual(report.cells.filter(({ target }) => targets.has(target)));
});

it('a Bun at a path runs the same cells as the release', async () => {
  const bun = report.runtimes.find(({ name }) => name === 'bun');
  const [{ executable } = { executable: '' }] = await provisionRuntimes({ bun: [bun?.version ?? ''] });
  const atPath = await runMatrix([
    '--runtime',
    `mine=${executable}`,
    '--rule',
    'reference/collect-object',
    '--quiet',
  ]);
  expect((await reportOf(atPath)).cells.map(({ verdict }) => verdict)).not.toContain('unsupported');
  expect(atPath.exitCode).toBe(0);
});
