import chalk from 'chalk';
import type { AbsentRuntime } from '../../run/runtimes/context.ts';
import { printable } from '../../shared/printable.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';

interface Gap {
  cells: number;
  readonly rules: Set<string>;
}

/** As many rules are named; of more, only how many. */
const NAMED_RULES = 3;

/** Collects what could not be asked, and says why in a line per reason. */
export class Unsupported {
  readonly #gaps = new Map<string, Gap>();

  add({ verdict, outcome, rule }: CellRecord): void {
    if (verdict !== 'unsupported') return;
    const reason = outcome.reason ?? 'no reason given';
    const gap = this.#gaps.get(reason) ?? { cells: 0, rules: new Set<string>() };
    this.#gaps.set(reason, gap);
    gap.cells += 1;
    gap.rules.add(rule);
  }

  /** `absent`: runtimes of which nothing could be asked. Empty when all could be asked. */
  render(absent: readonly AbsentRuntime[] = []): string {
    const gaps = [...this.#gaps].sort(([a], [b]) => (a < b ? -1 : 1));
    const lines = [
      ...absent.map(({ name, reason }) => `${chalk.dim('unsupported')} ${name}: ${printable(reason)}`),
      ...gaps.map(([reason, gap]) => line(reason, gap)),
    ];
    return lines.length === 0 ? '' : `${[chalk.bold.underline('Not asked'), '', ...lines].join('\n')}\n`;
  }
}

function line(reason: string, { cells, rules }: Gap): string {
  const named = rules.size <= NAMED_RULES ? [...rules].sort().join(', ') : `${rules.size} rules`;
  return `${chalk.dim('unsupported')} ${printable(reason)}: ${cells} cells of ${named}`;
}
