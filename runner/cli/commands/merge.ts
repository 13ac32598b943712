import path from 'node:path';
import { EXIT, exitCode } from '../../run/judge/exit-code.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { readBlob, type Blob } from '../../compare/merge/blob.ts';
import { mergeBlobs } from '../../compare/merge/merge-blobs.ts';
import { mergeTimings } from '../../compare/merge/merge-timings.ts';
import { requireMergeable } from '../../compare/merge/require-mergeable.ts';
import { fromUser, outFolder } from '../../run/plan/matrix-request.ts';
import { Conformance } from '../../report/conformance.ts';
import { conformanceLines } from '../../report/conformance-text.ts';
import { countsLine, staleLines } from '../../report/summary.ts';
import { readTimings } from '../../report/timings.ts';
import { ReportWriter } from '../../report/write-report.ts';

/** `merge BLOBS...`: one report of all shards of a run; of several platforms one each, in a folder of its name. */
export async function merge(files: readonly string[], args: Arguments): Promise<number> {
  const blobs: Blob[] = [];
  for (const file of files) blobs.push(await readBlob(fromUser(file)));
  const platforms = requireMergeable(blobs);
  const out = outFolder(args);
  const codes: number[] = [];
  for (const [platform, [first, ...others]] of platforms) {
    if (first === undefined) continue;
    const folder = platforms.size === 1 ? out : path.join(out, platform);
    codes.push(await mergePlatform([first, ...others], folder));
  }
  return Math.max(EXIT.ok, ...codes);
}

async function mergePlatform(blobs: readonly [Blob, ...Blob[]], folder: string): Promise<number> {
  const { frame, cells, tail } = mergeBlobs(blobs);
  const writer = await ReportWriter.open(folder, frame);
  try {
    const conformance = new Conformance();
    for (const cell of cells) {
      writer.add(cell);
      conformance.add(cell);
    }
    const report = await writer.finish(tail);
    const timings = await Promise.all(blobs.map(({ file }) => readTimings(file)));
    await writer.writeTimings(mergeTimings(timings.filter((part) => part !== null)));
    const lines = [
      ...staleLines(tail.stale),
      countsLine(tail.counts),
      ...conformanceLines(frame, conformance.verdicts(frame, tail.counts.missing)),
      `report: ${report}`,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    await writer.dispose();
  }
  return exitCode(tail.counts);
}
