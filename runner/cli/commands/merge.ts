import path from 'node:path';
import { EXIT, exitCode } from '../../run/judge/exit-code.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { readBlob, type Blob } from '../../compare/merge/blob.ts';
import { mergeBlobs } from '../../compare/merge/merge-blobs.ts';
import { mergeTimings } from '../../compare/merge/merge-timings.ts';
import { requireMergeable } from '../../compare/merge/require-mergeable.ts';
import { fromUser, latestReport, outFolder, reportsFolder, toUser } from '../../run/plan/matrix-request.ts';
import { Conformance, countUnmet } from '../../report/conformance.ts';
import { ConsoleText } from '../../report/console/console-text.ts';
import { terminalWidth } from '../../report/console/terminal-width.ts';
import { verdictLine } from '../../report/console/verdict-line.ts';
import { openReportFolder } from '../../report/report-folder.ts';
import { readTimings } from '../../report/timings.ts';
import { ReportWriter } from '../../report/write-report.ts';

/** `merge BLOBS...`: one report of all shards of a run; of several platforms one each, in a folder of its name. */
export async function merge(files: readonly string[], args: Arguments): Promise<number> {
  const blobs: Blob[] = [];
  for (const file of files) blobs.push(await readBlob(fromUser(file)));
  const platforms = requireMergeable(blobs);
  const place = await openReportFolder(outFolder(args), reportsFolder());
  const codes: number[] = [];
  try {
    for (const [platform, [first, ...others]] of platforms) {
      if (first === undefined) continue;
      const below = platforms.size === 1 ? '' : platform;
      const where = { folder: path.join(place.folder, below), known: path.join(place.known, below) };
      codes.push(await mergePlatform([first, ...others], where, args));
    }
    const { failure } = await place.publish(true);
    if (failure !== null) throw failure;
  } finally {
    await place.dispose();
  }
  return Math.max(EXIT.ok, ...codes);
}

async function mergePlatform(
  blobs: readonly [Blob, ...Blob[]],
  where: { readonly folder: string; readonly known: string },
  { known, verbose, quiet }: Arguments,
): Promise<number> {
  const { header, cells, summary } = mergeBlobs(blobs);
  const writer = await ReportWriter.open(where.folder, header, where.known);
  const conformance = new Conformance();
  let unmet: number;
  try {
    // Which executables the shards ran is not in their reports.
    const runtimes = header.runtimes.map(({ asked, ...runtime }) => ({
      ...runtime,
      executable: 'PATH',
      ...(asked && { asked }),
    }));
    const text = new ConsoleText(header, runtimes);
    for (const cell of cells) {
      writer.add(cell);
      text.add(cell);
      conformance.add(cell);
    }
    await writer.finish(summary);
    const read = await Promise.all(blobs.map(({ file }) => readTimings(file)));
    const timings = read.filter((part) => part !== null);
    await writer.writeTimings(mergeTimings(timings));
    const ms = timings.reduce((sum, { stepsMs }) => sum + (stepsMs?.['total'] ?? 0), 0);
    const shown = path.join(where.known, 'report.json');
    const ending = { summary, ms, reproFrom: shown === latestReport() ? null : shown };
    const options = { width: terminalWidth(process.stdout), known, verbose };
    unmet = countUnmet(conformance.verdicts(header, summary.counts.missing));
    const lines = [
      ...(quiet ? [] : text.overview(ending, options)),
      ...text.failing(ending, options),
      verdictLine(summary.counts, { interrupted: false, ms, absent: header.absent, unmet }),
      `report  ${toUser(shown)}`,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    await writer.dispose();
  }
  return exitCode(summary.counts, header.absent, unmet);
}
