import chalk from 'chalk';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { statesOf, type CellState } from '../../run/judge/cell-states.ts';
import { count } from '../../shared/count.ts';
import { fitText } from '../../shared/fit-text.ts';
import { printable } from '../../shared/printable.ts';
import { Conformance } from '../conformance.ts';
import { conformanceLines } from '../conformance-text.ts';
import { LoadTable } from '../load-table.ts';
import type { ReportHeader, ReportSummary } from '../schema.ts';
import type { BlockContext, Repeatable } from './finding-block.ts';
import { Findings } from './findings.ts';
import { knownInFull, KnownReasons, knownTable } from './known-reasons.ts';
import { UnsupportedCells } from './unsupported-cells.ts';
import { RuntimeTally } from './runtime-tally.ts';

export interface TextOptions {
  /** Characters in a line. */
  readonly width: number;
  /** Every known deviation in full, and why cells were not run. */
  readonly known: boolean;
  /** Sources of the rules. */
  readonly verbose: boolean;
}

export interface Ending {
  readonly summary: ReportSummary;
  readonly ms: number;
  /** Where `repro` finds this report; null: where it looks by itself. */
  readonly reproFrom: string | null;
}

/** The text of a report for people: takes each cell once, and returns the lines at the end. */
export class ConsoleText {
  readonly #header: ReportHeader;
  readonly #runtimes: readonly Repeatable[];
  readonly #stateOf: (cell: CellRecord) => CellState;
  readonly #loads: LoadTable;
  readonly #known: KnownReasons;
  readonly #unsupported: UnsupportedCells;
  readonly #tally = new RuntimeTally();
  readonly #findings = new Findings();
  readonly #conformance = new Conformance();
  #cells = 0;

  constructor(header: ReportHeader, runtimes: readonly Repeatable[]) {
    this.#header = header;
    this.#runtimes = runtimes;
    this.#stateOf = statesOf(header);
    this.#loads = new LoadTable(header.rules);
    this.#known = new KnownReasons(header.runtimes);
    this.#unsupported = new UnsupportedCells(header.runtimes);
  }

  add(cell: CellRecord): void {
    const state = this.#stateOf(cell);
    this.#cells += 1;
    this.#loads.add(cell);
    this.#conformance.add(cell);
    this.#tally.add(cell, state);
    this.#findings.add(cell, state);
    if (state === 'unsupported') this.#unsupported.add(cell);
    if (state === 'known' && cell.known) this.#known.add({ ...cell, known: cell.known });
  }

  /** The part without news: loading table, known deviations, cells that did not run. Ends with an empty line. */
  overview(ending: Ending, options: TextOptions): string[] {
    const { header, width, known } = { header: this.#header, ...options };
    const reasons = this.#known.all();
    const perRuntime = this.#tally.lines(header.runtimes, known ? ({ id }) => id : ({ name }) => name);
    const sections = [
      [this.#heading(ending, width)],
      this.#loads.render(header.runtimes, header.targets, width),
      known ? knownInFull(reasons, header.runtimes, width) : knownTable(reasons, width),
      this.#informative(ending, options),
      [...(known ? this.#unsupported.inFull() : this.#unsupported.summary(width)), ...this.#absent()],
      perRuntime,
      this.#conforms(ending, width),
    ];
    return sections.filter((lines) => lines.length > 0).flatMap((lines) => [...lines, '']);
  }

  /** Everything that fails the run, in full; ends with an empty line. */
  failing(ending: Ending, options: TextOptions): string[] {
    const lines = this.#findings.failing(ending.summary, this.#context(ending, options));
    return lines.length === 0 ? [] : [...lines.slice(1), ''];
  }

  #heading({ ms }: Ending, width: number): string {
    const { tool, platform, rules, runtimes } = this.#header;
    const parts = [
      `${tool.name} ${tool.version}`,
      `${platform.os}-${platform.arch}${platform.emulated ? ' (emulated)' : ''}`,
      count(rules.length, 'rule'),
      count(runtimes.length, 'runtime'),
      count(this.#cells, 'cell'),
      `${(ms / 1000).toFixed(1)} s`,
    ];
    return chalk.bold(fitText(parts.join(' · '), width));
  }

  #informative(ending: Ending, options: TextOptions): string[] {
    const { informative } = ending.summary.counts;
    if (informative === 0) return [];
    if (options.known) return this.#findings.informative(this.#context(ending, options)).slice(1);
    const text = `Informative rules, which fail no run: ${count(informative, 'deviation')}; see --known`;
    return [chalk.dim(text)];
  }

  #absent(): string[] {
    return (this.#header.absent ?? []).map(({ name, reason }) => `Not run: ${name}: ${printable(reason)}`);
  }

  /** A shard is a part: only `merge` judges the whole run. */
  #conforms({ summary }: Ending, width: number): string[] {
    if (this.#header.shard !== undefined) return [];
    return conformanceLines(
      this.#header,
      this.#conformance.verdicts(this.#header, summary.counts.missing),
      width,
    );
  }

  #context({ reproFrom }: Ending, { width, verbose }: TextOptions): BlockContext {
    return { header: this.#header, runtimes: this.#runtimes, width, verbose, report: reproFrom };
  }
}
