import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import type { ReportHeader } from '../schema.ts';
import { ConsoleText, type Ending, type TextOptions } from './console-text.ts';
import type { Repeatable } from './finding-block.ts';
import { showProgress, silent, type Progress } from './progress.ts';
import { terminalWidth } from './terminal-width.ts';

export interface ConsoleOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly known: boolean;
}

/** The header of the report, its runtimes, and the number of planned cells. */
export interface Shown {
  readonly header: ReportHeader;
  readonly runtimes: readonly Repeatable[];
  readonly planned: number;
}

export interface WrittenReport {
  /** report.json */
  readonly file: string;
  /** How the user would name it. */
  readonly shown: string;
  /** Names of the formats that lie beside it. */
  readonly formats: readonly string[];
}

/** The console output of a run: progress while it goes on, then known deviations, and last everything new. */
export class Console {
  readonly #options: ConsoleOptions;
  readonly #progress: Progress;
  /** With --json the report alone is on stdout. */
  readonly #out: NodeJS.WriteStream;
  readonly #text: ConsoleText;
  readonly #total: number;
  #done = 0;

  constructor(options: ConsoleOptions, progress: Progress, { header, runtimes, planned }: Shown) {
    this.#options = options;
    this.#progress = progress;
    this.#out = options.json ? process.stderr : process.stdout;
    this.#text = new ConsoleText(header, runtimes);
    this.#total = planned;
  }

  cell(record: CellRecord): void {
    this.#text.add(record);
    this.#done += 1;
    if (this.#options.verbose) this.#progress.note(`${record.id} ${record.verdict}: ${outcomeText(record)}`);
    this.#progress.update(this.#done, this.#total);
  }

  conclude(ending: Ending): void {
    this.#progress.end();
    const { known, verbose, quiet } = this.#options;
    const options: TextOptions = { width: terminalWidth(this.#out), known, verbose };
    if (!quiet) this.say(['', ...this.#text.overview(ending, options)]);
    this.say(this.#text.failing(ending, options));
  }

  say(lines: readonly string[]): void {
    for (const line of lines) this.#out.write(`${line}\n`);
  }

  /** The last two lines: the verdict, and where the report is. */
  async end(verdict: string, { file, shown, formats }: WrittenReport): Promise<void> {
    const beside = formats.length === 0 ? '' : `  (${formats.join(', ')} beside it)`;
    this.say([verdict, `report  ${shown}${beside}`]);
    if (this.#options.json) await printFile(file);
  }
}

async function printFile(file: string): Promise<void> {
  try {
    await pipeline(createReadStream(file), process.stdout, { end: false });
  } catch (error) {
    // A reader that has seen enough, e.g. head, closes the pipe.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

export function openProgress({ quiet }: Pick<ConsoleOptions, 'quiet'>): Progress {
  if (quiet) return silent;
  return showProgress(process.stderr, process.stderr.isTTY && process.stdout.isTTY);
}
