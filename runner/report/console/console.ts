import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import chalk from 'chalk';
import type { Suite } from '../../../suites/rule.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import type { Summary } from '../../run/judge/tally.ts';
import type { Selection } from '../../run/plan/select.ts';
import type { AbsentRuntime } from '../../run/runtimes/context.ts';
import type { RuntimeInfo } from '../../run/runtimes/runtime.ts';
import { Conformance } from '../conformance.ts';
import { conformanceLines } from '../conformance-text.ts';
import { Deviations } from './deviations.ts';
import { LoadTable } from '../load-table.ts';
import { outcomeText } from '../outcome-text.ts';
import { showProgress, silent, type Progress } from './progress.ts';
import type { ReportFrame } from '../schema.ts';
import { Unsupported } from './unsupported.ts';
import { countsLine, staleLines } from '../summary.ts';

export interface ConsoleOptions {
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
}

export interface Ending {
  readonly suites: readonly Suite[];
  readonly runtimes: readonly RuntimeInfo[];
  readonly absent: readonly AbsentRuntime[];
  readonly selection: Selection;
  readonly frame: ReportFrame;
  readonly tail: Summary;
  /** Path of report.json. */
  readonly report: string;
  readonly interrupted: boolean;
  readonly ms: number;
}

/** What a person sees of a run: progress while it goes on, tables at its end. */
export class Console {
  readonly #options: ConsoleOptions;
  readonly #progress: Progress;
  /** With --json the report alone is on stdout. */
  readonly #out: NodeJS.WriteStream;
  readonly #deviations = new Deviations();
  readonly #unsupported = new Unsupported();
  readonly #conformance = new Conformance();
  readonly #loads = new LoadTable();
  readonly #total: number;
  #done = 0;

  constructor(options: ConsoleOptions, progress: Progress, total: number) {
    this.#options = options;
    this.#progress = progress;
    this.#out = options.json ? process.stderr : process.stdout;
    this.#total = total;
  }

  cell(record: CellRecord): void {
    this.#loads.add(record);
    this.#deviations.add(record);
    this.#unsupported.add(record);
    this.#conformance.add(record);
    this.#done += 1;
    if (this.#options.verbose) this.#progress.note(`${record.id} ${record.verdict}: ${outcomeText(record)}`);
    this.#progress.update(this.#done, this.#total);
  }

  async conclude(ending: Ending): Promise<void> {
    const { suites, runtimes, selection, frame, tail, report } = ending;
    this.#progress.end();
    const blocks = [
      '',
      this.#loads.render(runtimes, selection.targets),
      this.#deviations.render(suites, runtimes),
      this.#unsupported.render(ending.absent),
      ...staleLines(tail.stale).map((line) => chalk.red(line)),
      ...(ending.interrupted ? [chalk.red.bold('interrupted: this report is not complete')] : []),
      `${countsLine(tail.counts)}; ${(ending.ms / 1000).toFixed(1)} s`,
      // Of a shard nothing can be said; `merge` says it of the whole.
      ...(frame.shard === undefined
        ? conformanceLines(frame, this.#conformance.verdicts(frame, tail.counts.missing))
        : []),
      `report: ${report}`,
    ];
    this.#out.write(`${blocks.filter((block, index) => index === 0 || block !== '').join('\n')}\n`);
    if (this.#options.json) await printFile(report);
  }

  /** What else came of the run. */
  say(lines: readonly string[]): void {
    for (const line of lines) this.#out.write(`${line}\n`);
  }

  /** Names each further file once it is written. */
  async announce(files: AsyncIterable<string>): Promise<void> {
    for await (const file of files) this.#out.write(`written: ${file}\n`);
  }
}

async function printFile(file: string): Promise<void> {
  try {
    await pipeline(createReadStream(file), process.stdout, { end: false });
  } catch (error) {
    // A reader that has seen enough, as head has, closes the pipe.
    if ((error as NodeJS.ErrnoException).code !== 'EPIPE') throw error;
  }
}

export function openProgress({ quiet }: ConsoleOptions): Progress {
  if (quiet) return silent;
  return showProgress(process.stderr, process.stderr.isTTY && process.stdout.isTTY);
}
