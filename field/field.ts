import path from 'node:path';
import { prepare } from '../runner/cli/commands/prepare.ts';
import { Stopwatch } from '../runner/cli/commands/stopwatch.ts';
import { addonsFor } from '../runner/run/addons/addon-set.ts';
import { runCells, type LaunchableCell } from '../runner/run/execute/run-cells.ts';
import { EXIT } from '../runner/run/judge/exit-code.ts';
import { judge } from '../runner/run/judge/judge.ts';
import { planCells } from '../runner/run/plan/cells.ts';
import { readRequest } from '../runner/run/plan/matrix-request.ts';
import { EVERYTHING, releasesQuery } from '../runner/run/plan/query.ts';
import { count } from '../runner/shared/count.ts';
import { projectRoot } from '../runner/shared/project-root.ts';
import { UserError } from '../runner/shared/user-error.ts';
import { printLines, runScript } from '../runner/tools/run-script.ts';
import { writePage } from '../runner/tools/write-page.ts';
import { wantedCells, wantedReleases } from './cells.ts';
import { fieldPage } from './page.ts';
import { readTable, type FieldRow } from './table.ts';
import { failuresOf, rowLine, type FieldCell } from './verdict.ts';

const PAGE = path.join(projectRoot, 'docs', 'field.md');

/**
 * Checks the rows of field/reports.json whose report contains one of the words (default: all), and prints a line for
 * each. Writes docs/field.md when all rows hold. Returns 1 when one does not.
 */
async function field(words: readonly string[], signal: AbortSignal): Promise<number> {
  const table = await readTable();
  const isWanted = ({ report }: FieldRow) =>
    words.length === 0 || words.some((word) => report.includes(word));
  const rows = table.filter(isWanted);
  if (rows.length === 0)
    throw new UserError(`no report contains ${words.join(' or ')}; see field/reports.json`);
  const cells = await observe(rows, signal);
  let failed = 0;
  for (const row of rows) {
    const failures = failuresOf(row, cells);
    if (failures.length > 0) failed += 1;
    printLines([rowLine(row, failures), ...failures.map((line) => `        ${line}`)]);
  }
  printLines([`${count(rows.length - failed, 'row')} of ${rows.length} as recorded`]);
  if (failed > 0) return EXIT.deviation;
  if (rows.length === table.length) {
    await writePage(PAGE, fieldPage(table));
  }
  return EXIT.ok;
}

/** Runs the cells of the rows; each release is provisioned once and runs what all rows want of it. */
async function observe(
  rows: readonly FieldRow[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FieldCell>> {
  const request = await readRequest(
    releasesQuery(wantedReleases(rows), {
      ...EVERYTHING,
      rules: [...new Set(rows.flatMap(({ rules }) => rules))],
      targets: [...new Set(rows.map(({ target }) => target))],
    }),
  );
  const onNotice = (line: string) => process.stderr.write(`${line}\n`);
  const stopwatch = new Stopwatch();
  const { runtimes, addons } = await prepare(request, { offline: false, signal, stopwatch, onNotice });
  const wanted = wantedCells(rows);
  const plans = runtimes.map((runtime): LaunchableCell[] =>
    planCells(runtime, request.selection, addonsFor(addons, runtime)).filter(({ id }) => wanted.has(id)),
  );
  const { timeoutMs } = request;
  const results = runCells(plans, { addons, isolateAll: false, concurrency: null, timeoutMs, signal });
  const cells = new Map<string, FieldCell>();
  for await (const { cell, result } of results) cells.set(cell.id, judge(cell, result, []));
  signal.throwIfAborted();
  return cells;
}

await runScript('field', field);
