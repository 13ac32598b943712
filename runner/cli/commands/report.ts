import path from 'node:path';
import type { Arguments } from '../arguments/arguments.ts';
import { compareReports } from '../../compare/diff/compare-reports.ts';
import { diffMarkdown } from '../../compare/diff/diff-markdown.ts';
import { readHistory } from '../../compare/history/history-folder.ts';
import { sinceInReport } from '../../compare/history/since-in-report.ts';
import type { SinceOf } from '../../report/since.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { fromUser, latestReport } from '../../run/plan/matrix-request.ts';
import { allFormats, chooseFormats } from '../../report/formats/choose-formats.ts';
import { writeFormats } from '../../report/formats/write-formats.ts';
import { readWholeReport } from '../../report/read-report.ts';
import type { Report } from '../../report/schema.ts';
import { readTimings, type Timings } from '../../report/timings.ts';
import { UserError } from '../../shared/user-error.ts';

/** `report [FILE]`: a report in other formats, all or those of --format, beside it or in the folder of --out. */
export async function report(word: string | undefined, args: Arguments): Promise<number> {
  const formats = args.format === null ? allFormats() : chooseFormats(args.format);
  const file = word === undefined ? latestReport() : fromUser(word);
  const folder = args.out === null ? path.dirname(file) : fromUser(args.out);
  const whole = await readWholeReport(file);
  const timings = await readTimings(file);
  const history =
    args.history === null ? undefined : await historyOf({ file, whole, timings }, fromUser(args.history));
  const changes = args.before === null ? [] : await changesSince(fromUser(args.before), whole);
  for await (const written of writeFormats(whole, { timings, changes, history }, { formats, folder })) {
    process.stdout.write(`${written}\n`);
  }
  return EXIT.ok;
}

async function changesSince(file: string, now: Report): Promise<string[]> {
  const lines = diffMarkdown(compareReports(await readWholeReport(file), now)).split('\n');
  // They come below a heading of their own.
  return lines.filter((line) => line !== '').map((line) => line.replace(/^#/, '##'));
}

interface ReadReport {
  readonly file: string;
  readonly whole: Report;
  readonly timings: Timings | null;
}

async function historyOf({ file, whole, timings }: ReadReport, dir: string): Promise<SinceOf> {
  const { runs } = await readHistory(dir, { onNotice: (line) => process.stderr.write(`${line}\n`) });
  const since = sinceInReport(runs, whole, timings);
  if (since !== undefined) return since;
  throw new UserError(
    `${file} is not a run of the history in ${dir}; add it with history ${dir} --add ${file}`,
  );
}
