import chalk from 'chalk';
import { count } from '../../shared/count.ts';
import { fitText } from '../../shared/fit-text.ts';
import { printable } from '../../shared/printable.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import type { ReportHeader } from '../schema.ts';

interface Gap {
  cells: number;
  readonly rules: Set<string>;
  readonly runtimes: Set<string>;
}

/** The most rules that are named; more are only counted. */
const NAMED_RULES = 3;

/** Collects the cells that a runtime cannot run, by reason. */
export class UnsupportedCells {
  readonly #families: ReadonlyMap<string, string>;
  readonly #gaps = new Map<string, Gap>();
  readonly #perFamily = new Map<string, number>();

  constructor(runtimes: readonly Pick<ReportHeader['runtimes'][number], 'id' | 'name'>[]) {
    this.#families = new Map(runtimes.map(({ id, name }) => [id, name]));
  }

  add({ verdict, outcome, rule, runtime }: CellRecord): void {
    if (verdict !== 'unsupported') return;
    const reason = reasonFor(outcome.reason ?? 'no reason given', runtime);
    const gap = this.#gaps.get(reason) ?? { cells: 0, rules: new Set<string>(), runtimes: new Set<string>() };
    this.#gaps.set(reason, gap);
    gap.cells += 1;
    gap.rules.add(rule);
    gap.runtimes.add(runtime);
    const family = this.#families.get(runtime) ?? runtime;
    this.#perFamily.set(family, (this.#perFamily.get(family) ?? 0) + 1);
  }

  /** One line; none when every cell could run. */
  summary(width: number): string[] {
    const [most] = this.#sorted();
    if (most === undefined) return [];
    const [reason] = most;
    const all = [...this.#perFamily.values()].reduce((sum, of) => sum + of, 0);
    const families = [...this.#perFamily]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([family, of]) => `${family} ${of}`)
      .join(', ');
    const often = this.#gaps.size === 1 ? reason : `mostly: ${reason}`;
    const more = '; see --known';
    const text = `Not run: ${count(all, 'cell')} (${families}), ${printable(often)}`;
    return [chalk.dim(fitText(text, width - more.length) + more)];
  }

  /** A line per reason. */
  inFull(): string[] {
    const gaps = this.#sorted();
    if (gaps.length === 0) return [];
    return [chalk.bold('Not run'), '', ...gaps.map(([reason, gap]) => gapLine(reason, gap))];
  }

  #sorted(): [string, Gap][] {
    return [...this.#gaps].sort(([a, one], [b, other]) => other.cells - one.cells || (a < b ? -1 : 1));
  }
}

/** A reason that begins with the id of its runtime is the same in every runtime. */
function reasonFor(reason: string, runtime: string): string {
  return reason.startsWith(`${runtime} `) ? reason.slice(runtime.length + 1) : reason;
}

function gapLine(reason: string, { cells, rules, runtimes }: Gap): string {
  const named = rules.size <= NAMED_RULES ? [...rules].sort().join(', ') : count(rules.size, 'rule');
  return `${[...runtimes].sort().join(', ')}: ${printable(reason)} (${count(cells, 'cell')} of ${named})`;
}
