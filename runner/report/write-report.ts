import { access, constants, opendir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeFolder } from '../shared/make-folder.ts';
import { canonicalJson, type Json } from '../../suites/json.ts';
import { CellSpool } from './cell-spool.ts';
import type { CellRecord } from '../run/judge/cell-record.ts';
import { cellRecordSchema } from '../run/judge/cell-record.ts';
import { headerSchema, summarySchema, type ReportHeader, type ReportSummary } from './schema.ts';
import { withDiskErrors } from '../shared/with-disk-errors.ts';
import { temporaryName, writeFileAtomically } from '../shared/write-file-atomically.ts';

/**
 * Writes report.json: cells as they arrive, the rest at the end. No file has the name report.json before it is
 * whole.
 */
export class ReportWriter {
  readonly #folder: string;
  readonly #shown: string;
  readonly #spool: CellSpool;
  readonly #header: ReportHeader;
  #failure: Promise<never> | undefined;

  private constructor(folder: string, shown: string, spool: CellSpool, header: ReportHeader) {
    this.#folder = folder;
    this.#shown = shown;
    this.#spool = spool;
    this.#header = header;
  }

  /** `shown`: the folder that errors name. Throws a UserError when the folder cannot be written. */
  static async open(folder: string, header: ReportHeader, shown = folder): Promise<ReportWriter> {
    const checked = headerSchema.parse(header);
    return guard(shown, async () => {
      await makeFolder(folder);
      const spool = await CellSpool.create(path.join(folder, temporaryName('cells')));
      return new ReportWriter(folder, shown, spool, checked);
    });
  }

  /** Takes a cell. What goes wrong with the disk is thrown by `finish`, or here on a later cell. */
  add(record: CellRecord): void {
    const json = canonicalJson(cellRecordSchema.parse(record));
    this.#spool.append(record.id, json).catch((error: unknown) => {
      this.#failure ??= guard(this.#shown, () => Promise.reject(error as Error));
      this.#failure.catch(() => undefined);
    });
  }

  /** Puts report.json in place and returns its path. */
  async finish(summary: ReportSummary): Promise<string> {
    const file = path.join(this.#folder, 'report.json');
    await guard(this.#shown, async () => {
      if (this.#failure !== undefined) await this.#failure;
      await writeFileAtomically(file, this.#text(summarySchema.parse(summary)));
    });
    return file;
  }

  async writeTimings(timings: Json): Promise<void> {
    await guard(this.#shown, () =>
      writeFile(path.join(this.#folder, 'timings.json'), `${JSON.stringify(timings, null, 2)}\n`),
    );
  }

  async dispose(): Promise<void> {
    await this.#spool.dispose();
  }

  /** Top-level keys sorted, one cell a line. */
  async *#text(summary: ReportSummary): AsyncGenerator<string> {
    yield '{"cells":[';
    let separator = '\n';
    for await (const cell of this.#spool.sorted()) {
      yield separator + cell;
      separator = ',\n';
    }
    const rest = canonicalJson({ ...this.#header, ...summary });
    yield `\n],${rest.slice(1)}\n`;
  }
}

/**
 * Throws a UserError when it is plain that no report can be written to a folder, before anything is done for one.
 * Makes nothing.
 */
export function assertWritable(folder: string): Promise<void> {
  return guard(folder, async () => {
    const there = await nearestThere(folder);
    await (await opendir(there)).close();
    await access(there, constants.W_OK);
  });
}

/** The folder itself, or the nearest around it that is there. */
async function nearestThere(folder: string): Promise<string> {
  try {
    await access(folder);
    return folder;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return nearestThere(path.dirname(folder));
  }
}

function guard<T>(folder: string, work: () => Promise<T>): Promise<T> {
  return withDiskErrors(`the report to ${folder}`, work);
}
