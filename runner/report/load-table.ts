import chalk from 'chalk';
import type { Target } from '../../suites/target.ts';
import { LoadFates, markedFate, type LoadFate } from './load-fates.ts';
import type { CellRecord } from '../run/judge/cell-record.ts';
import { textTable, type TableCell } from '../shared/text-table.ts';

const LEGEND =
  'loads: accepted · throws: rejected with an error · accepts: loaded although too new · loads≠: loaded, with the semantics of another version' +
  '\nrefuses: an error although it must load · SIGSEGV and the like: the process died · ' +
  '(green: conforms, yellow: a known deviation, red: a new one; without colour ~ known, ! new)';

/** Runtimes down, targets across: what loads, what is rejected, what is accepted that should not be, what crashes. */
export class LoadTable {
  readonly #fates = new LoadFates();

  add(cell: CellRecord): void {
    this.#fates.add(cell);
  }

  /** Empty when no cell of the run told of loading. */
  render(
    runtimes: readonly { readonly id: string; readonly napiVersion: number }[],
    targets: readonly Target[],
  ): string {
    if (this.#fates.size === 0) return '';
    const header: TableCell[] = ['runtime', 'supports', ...targets.map(({ id }) => id)].map((text) => ({
      text,
      paint: chalk.bold,
    }));
    const rows = runtimes.map(({ id, napiVersion }): TableCell[] => [
      { text: id },
      { text: String(napiVersion) },
      ...targets.map((target) => paint(this.#fates.get(id, target.id))),
    ]);
    return `${textTable([header, ...rows])}\n${chalk.dim(LEGEND)}\n`;
  }
}

const PAINTS = { conforms: chalk.green, known: chalk.yellow, new: chalk.red.bold } as const;

function paint(fate: LoadFate | undefined): TableCell {
  return { text: markedFate(fate), paint: fate === undefined ? chalk.dim : PAINTS[fate.state] };
}
