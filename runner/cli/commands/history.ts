import type { Arguments } from '../arguments/arguments.ts';
import { readHistory, writeRun } from '../../compare/history/history-folder.ts';
import { historyEntries, historyText } from '../../compare/history/history-text.ts';
import { digestRun } from '../../compare/history/run-digest.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { fromUser } from '../../run/plan/matrix-request.ts';
import { readWholeReport } from '../../report/read-report.ts';
import { readTimings } from '../../report/timings.ts';
import { UserError } from '../../shared/user-error.ts';

/** `history DIR`: since when each rule is in each runtime as it is; --add FILE adds a run first. */
export async function history(dir: string, args: Arguments): Promise<number> {
  const folder = fromUser(dir);
  if (args.add !== null) await add(folder, fromUser(args.add), args.date);
  const read = await readHistory(folder, { onNotice: (line) => process.stderr.write(`${line}\n`) });
  process.stdout.write(args.json ? `${JSON.stringify(historyEntries(read), null, 2)}\n` : historyText(read));
  return EXIT.ok;
}

async function add(folder: string, file: string, date: string | null): Promise<void> {
  const report = await readWholeReport(file);
  const { missing } = report.counts;
  if (missing > 0) {
    const cells = missing === 1 ? '1 cell' : `${missing} cells`;
    throw new UserError(`${file} lacks ${cells}: the run was cut short; add one that came to its end`);
  }
  // Not the file's own time: what was downloaded or copied has another one.
  const started = date ?? (await readTimings(file))?.startedAt;
  if (started === undefined || Number.isNaN(Date.parse(started))) {
    const came = started === undefined ? 'no timings.json beside it says so' : `got "${started}"`;
    throw new UserError(`when was ${file} made? ${came}; pass --date as 2026-11-21T02:00:00Z`);
  }
  await writeRun(folder, digestRun(report, started));
}
