import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { parseArguments } from '../arguments/arguments.ts';
import { reportOf } from '../../../tests/support/fixtures/format-reports.ts';
import { reportCell } from '../../../tests/support/fixtures/report.ts';
import { run } from './run.ts';

it('a re-run of what failed by its expectations alone fails, even with --quiet', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-run-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'report.json');
  const stale = [{ runtime: 'node', rule: 'suite/rule', versions: '>=20' }];
  await writeFile(file, JSON.stringify(reportOf([reportCell()], { stale })));

  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => stderr.mockRestore());
  const { args } = parseArguments(['--rerun-failed', file, '--quiet']);
  expect(await run(args, new AbortController().signal)).toBe(1);
  expect(stderr.mock.calls.flat()).toContain(
    'suites/expectations/node.json: the entry for suite/rule (>=20) matches no cell: remove it\n',
  );
});
