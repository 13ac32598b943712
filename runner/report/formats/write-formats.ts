import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { readReport } from '../read-report.ts';
import { tellingTrouble, writeWhole } from '../whole-file.ts';
import type { Format } from './format.ts';
import { readTimings } from '../timings.ts';

export interface Projection {
  readonly formats: readonly Format[];
  /** Is made when it is not there. */
  readonly folder: string;
  /** Lines of Markdown about what changed since another report. */
  readonly changes?: readonly string[];
}

/**
 * Reads a report.json and writes it in other formats; gives the path of each file once it is there. Each is there as a
 * whole or not at all. Throws a UserError for a report that cannot be read, and for a file that cannot be written: those
 * before it stay. Without formats nothing is read.
 */
export async function* writeFormats(
  report: string,
  { formats, folder, changes = [] }: Projection,
): AsyncGenerator<string> {
  if (formats.length === 0) return;
  const extras = { timings: await readTimings(report), changes };
  const read = await readReport(report);
  for (const format of formats) {
    for (const { name, text } of format.render(read, extras)) {
      const file = path.join(folder, name);
      await tellingTrouble(file, async () => {
        await mkdir(path.dirname(file), { recursive: true });
        await writeWhole(file, text);
      });
      yield file;
    }
  }
}
