import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { isOnPath } from '../runner/run/process/executable-file.ts';
import type { Report } from '../runner/report/schema.ts';
import { reportOf, runMatrix, type Run } from './support/run-matrix.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const isDebian = (await isOnPath('apt-get')) && (await isOnPath('g++'));

describe.runIf(isDebian)('an embedder over libnode', () => {
  let run: Run;
  let report: Report;

  beforeAll(async () => {
    run = await runMatrix(['--embedder', '--suite', 'load,linked-binding,registration', '--quiet']);
    report = await reportOf(run);
  });

  it('is a runtime of its own name', () => {
    expect(report.runtimes).toMatchObject([
      { name: 'embedder', id: `embedder@${report.runtimes[0]?.version}` },
    ]);
    expect(report).not.toHaveProperty('absent');
    expect(run.exitCode).toBe(0);
  });

  it('rejects what is too new with an error that names both versions, and lives on', () => {
    const supported = report.runtimes[0]?.napiVersion ?? 0;
    const rejected = report.cells.filter(({ rule }) => rule === 'load/too-new-message');
    expect(rejected.map(({ target }) => target)).toEqual(expect.arrayContaining(['11', '2147483646', '99']));
    for (const { target, verdict, observation } of rejected) {
      expect(verdict).toBe('conforms');
      expect(observation).toMatchObject({ loaded: false, initRan: false, another: true });
      const { error } = observation as { error: { message: string } };
      expect(error.message).toMatch(
        new RegExp(`^napi_matrix_[a-j]+ requires Node-API version ${target}\\b.* version ${supported} `),
      );
    }
  });

  it('applies the semantics of each declaration that it accepts', () => {
    const accepted = report.cells.filter(
      ({ rule }) => rule === 'load/declared-version' || rule === 'load/experimental',
    );
    expect(accepted.length).toBeGreaterThan(2);
    expect(accepted.filter(({ verdict }) => verdict !== 'conforms')).toEqual([]);
  });
});

describe('where there can be none', () => {
  const without = async (args: readonly string[]): Promise<Run> => {
    const PATH = path.join(await temporaryFolder(), 'nothing in it');
    await mkdir(PATH);
    return runMatrix(args, { env: { PATH, NAPI_MATRIX_CACHE: path.join(PATH, 'cache') } });
  };
  const MINE = ['--runtime', `mine=${process.execPath}`, '--rule', 'type-tag/*', '--target', '8'];

  it('the run goes on with the others, and reports why', async () => {
    const run = await without(['--embedder', ...MINE]);
    const reason = (await reportOf(run)).absent?.[0]?.reason ?? '';
    expect(reason).toMatch(/^apt-get is not on the PATH: |^the embedder is built against Debian/);
    expect((await reportOf(run)).absent).toEqual([{ name: 'embedder', reason }]);
    expect(run.stdout).toContain(`\nNot run: embedder: ${reason}\n`);
    expect(run.exitCode).toBe(0);
  });

  it('nothing is left to run when nothing else was requested: one line', async () => {
    const run = await without(['--embedder', '--offline', '--quiet']);
    expect(run).toMatchObject({ exitCode: 2, stdout: '' });
    expect(run.stderr).toMatch(/^napi-matrix: embedder: the embedder is .*\n$/);
  });
});
