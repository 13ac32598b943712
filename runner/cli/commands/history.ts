import { stat } from 'node:fs/promises';
import type { Arguments } from '../arguments/arguments.ts';
import { readHistory, writeRun } from '../../compare/history/history-folder.ts';
import { historyEntries, historyText } from '../../compare/history/history-text.ts';
import { digestRun } from '../../compare/history/run-digest.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { fromUser } from '../../run/plan/matrix-request.ts';
import { readWholeReport } from '../../report/read-report.ts';
import { readTimings } from '../../report/timings.ts';
import { count } from '../../shared/count.ts';
import { UserError } from '../../shared/user-error.ts';

const onNotice = (line: string): unknown => process.stderr.write(`${line}\n`);

/**
 * `history DIR`: when each rule's result last changed per runtime; --add stores the run of a report, or the runs of
 * another history, first.
 */
export async function history(dir: string, args: Arguments): Promise<number> {
  const folder = fromUser(dir);
  if (args.add !== null) await add(folder, fromUser(args.add), args.date);
  const read = await readHistory(folder, { onNotice });
  if (read.runs.length === 0) {
    throw new UserError(`there is no history in ${dir}; history ${dir} --add FILE begins one`);
  }
  process.stdout.write(args.json ? `${JSON.stringify(historyEntries(read), null, 2)}\n` : historyText(read));
  return EXIT.ok;
}

async function add(folder: string, file: string, date: string | null): Promise<void> {
  if ((await stat(file).catch(() => null))?.isDirectory() === true) {
    const { runs } = await readHistory(file, { onNotice });
    for (const run of runs) await writeRun(folder, run);
    return;
  }
  const report = await readWholeReport(file);
  const { missing } = report.counts;
  if (missing > 0) {
    throw new UserError(`${file} lacks ${count(missing, 'cell')}: the run was cut short; add a complete one`);
  }
  // The file's own time changes when the report is copied or downloaded.
  const started = date ?? (await readTimings(file))?.startedAt;
  if (started === undefined || Number.isNaN(Date.parse(started))) {
    const came = started === undefined ? 'there is no timings.json beside it' : `got "${started}"`;
    throw new UserError(
      `the date of the run in ${file} is unknown: ${came}; pass --date, e.g. 2026-11-21T02:00:00Z`,
    );
  }
  await writeRun(folder, digestRun(report, started));
}
