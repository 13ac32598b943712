import path from 'node:path';
import { makeFolder } from '../../shared/make-folder.ts';
import { readReport } from '../read-report.ts';
import type { Report } from '../schema.ts';
import { readTimings } from '../timings.ts';
import { withDiskErrors } from '../../shared/with-disk-errors.ts';
import { writeFileAtomically } from '../../shared/write-file-atomically.ts';
import type { Extras, Format } from './format.ts';

export interface Projection {
  readonly formats: readonly Format[];
  /** Is made when it is not there. */
  readonly folder: string;
  /** The folder that errors name; default: the same. */
  readonly known?: string;
}

/**
 * Writes a report in other formats; yields the path of each file once it exists. Each is there as a whole or not at
 * all. Throws a UserError for a file that cannot be written: those before it stay.
 */
export async function* writeFormats(
  report: Report,
  extras: Extras,
  { formats, folder, known = folder }: Projection,
): AsyncGenerator<string> {
  for (const format of formats) {
    for (const { name, text } of format.render(report, extras)) {
      const file = path.join(folder, name);
      await withDiskErrors(path.join(known, name), async () => {
        await makeFolder(path.dirname(file));
        await writeFileAtomically(file, text);
      });
      yield file;
    }
  }
}

/** The same of a report.json, all of them. Throws a UserError when it cannot be read. Without formats nothing is read. */
export async function writeFormatsOf(file: string, projection: Projection): Promise<readonly string[]> {
  if (projection.formats.length === 0) return [];
  const extras = { timings: await readTimings(file), changes: [] };
  const files: string[] = [];
  for await (const written of writeFormats(await readReport(file), extras, projection)) files.push(written);
  return files;
}
