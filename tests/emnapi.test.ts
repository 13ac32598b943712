import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Report } from '../runner/report/schema.ts';
import { copyProject } from './support/project-copy.ts';
import { reportBytes, reportOf, runMatrix as runMatrixOf, type Run } from './support/run-matrix.ts';

/** All that the nightly compiles, or a project with these alone. */
const SUITES = ['load', 'reference', 'registration'];
const EMNAPI = ['--emnapi', '--suite', SUITES.join(',')];

let run: Run;
let report: Report;
let project: string;
const runMatrix = (args: readonly string[]) => runMatrixOf(args, { project });

beforeAll(async () => {
  project = await copyProject(inject('isThorough') ? {} : { suites: SUITES });
  run = await runMatrix(EMNAPI);
  report = await reportOf(run);
});

function cellsOf(rule: string, target?: string) {
  return report.cells.filter((cell) => cell.rule === rule && (target ?? cell.target) === cell.target);
}

describe('emnapi', () => {
  it('is a row of its own, with the engine of the Node.js that carries it', () => {
    expect(run.exitCode).toBe(0);
    expect(report.runtimes).toMatchObject([{ name: 'emnapi', engine: `v8@${process.versions.v8}` }]);
    expect(report.counts).toMatchObject({ deviates: 0, error: 0, missing: 0, flaky: 0 });
  });

  it('rejects what is too new with an error that names both versions, before its init ran', () => {
    const [runtime] = report.runtimes;
    const cells = cellsOf('load/too-new');
    expect(cells.map(({ target }) => target).sort()).toEqual(['11', '2147483646', '99']);
    for (const cell of cells) {
      expect(cell).toMatchObject({
        verdict: 'conforms',
        outcome: { kind: 'observed' },
        observation: { loaded: false, initRan: false, another: true, error: { type: 'error' } },
      });
      const { message } = (cell.observation as { error: { message: string } }).error;
      expect(message).toContain(`version ${cell.target}`);
      expect(message).toContain(`version ${runtime?.napiVersion ?? 'unknown'}`);
    }
  });

  it('has the gate of references between 9 and 10', () => {
    const gates = ['none', '9', '10', 'experimental'].map((target) => {
      const [cell] = [...cellsOf('load/default-version', target), ...cellsOf('load/declared-version', target), ...cellsOf('load/experimental', target)]; // prettier-ignore
      return (cell?.observation as { primitiveReference: number }).primitiveReference;
    });
    expect(gates).toEqual([1, 1, 0, 0]);
  });

  it('does not run what cannot be built, and reports why', () => {
    const cells = cellsOf('load/registered-by-constructor');
    expect(cells.length).toBeGreaterThan(0);
    for (const { verdict, outcome } of cells) {
      expect(verdict).toBe('unsupported');
      expect(outcome.reason).toContain('napi_module_register');
    }
  });
});

it('a second run builds nothing, and has the same bytes in a process per cell', async () => {
  const second = await runMatrix([...EMNAPI, '--isolate-all', '--target', '10']);
  expect(second.stderr).not.toContain('building');
  const shared = await runMatrix([...EMNAPI, '--target', '10']);
  expect((await reportBytes(shared)).equals(await reportBytes(second))).toBe(true);
});

it('modules from elsewhere are used as they are, and are no addons for Node.js', async () => {
  const folder = /^addons: the local build (.*)$/m.exec(run.stderr)?.[1] ?? '';
  const elsewhere = await runMatrix([...EMNAPI, '--addons', folder]);
  expect(elsewhere.stderr).toContain(`addons: --addons ${folder}`);
  expect((await reportBytes(elsewhere)).equals(await reportBytes(run))).toBe(true);
  const both = await runMatrix(['--runtime', `mine=${process.execPath}`, '--suite', 'load', '--addons', folder]); // prettier-ignore
  expect(both.exitCode).toBe(2);
  expect(both.stderr).toContain('built for wasm32-wasi, this machine is ');
});
