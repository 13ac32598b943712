import chalk from 'chalk';
import type { Target } from '../../suites/target.ts';
import type { CellRecord } from '../run/judge/cell-record.ts';
import { wrapText } from '../shared/fit-text.ts';
import { textTable, type TableCell } from '../shared/text-table.ts';
import { LoadFates, type Fate, type LoadFate } from './load-fates.ts';
import { mergeColumns } from './merge-columns.ts';

const LEGEND: Partial<Record<Fate, string>> = {
  throws: 'throws: rejected with an error',
  accepts: 'accepts: loaded although too new',
  refuses: 'refuses: an error although it must load',
  'loads≠': 'loads≠: with the semantics of another version',
  hangs: 'hangs: no answer within the time limit',
};

interface Row {
  readonly id: string;
  readonly napiVersion: number;
}

/** Runtimes down, targets across: what loads, what is rejected, what is accepted that should not be, what crashes. */
export class LoadTable {
  readonly #fates = new LoadFates();

  add(cell: CellRecord): void {
    this.#fates.add(cell);
  }

  /** Lines; none when no cell of the run is about loading. */
  render(runtimes: readonly Row[], targets: readonly Target[], width = 100): string[] {
    if (this.#fates.size === 0) return [];
    const newest = Math.max(...runtimes.map(({ napiVersion }) => napiVersion));
    const columns = mergeColumns(targets, newest, (a, b) =>
      runtimes.every(({ id }) => isSame(this.#fates.get(id, a.id), this.#fates.get(id, b.id))),
    );
    const header: TableCell[] = ['runtime', 'supports', ...columns.map(({ label }) => label)].map((text) => ({
      text,
      paint: chalk.bold,
    }));
    const fates = runtimes.map(({ id }) => columns.map(({ target }) => this.#fates.get(id, target.id)));
    const rows = runtimes.map(({ id, napiVersion }, row): TableCell[] => [
      { text: id },
      { text: String(napiVersion).padStart('supports'.length) },
      ...(fates[row] ?? []).map(cellOf),
    ]);
    return [
      ...textTable([header, ...rows]).split('\n'),
      ...wrapText(legendOf(fates.flat()), width).map((line) => chalk.dim(line)),
    ];
  }
}

function isSame(a: LoadFate | undefined, b: LoadFate | undefined): boolean {
  return a?.text === b?.text && a?.state === b?.state;
}

const PAINTS = { conforms: chalk.green, known: chalk.yellow, new: chalk.red.bold } as const;

function cellOf(fate: LoadFate | undefined): TableCell {
  if (fate === undefined) return { text: '-', paint: chalk.dim };
  return { text: fate.state === 'new' ? `${fate.text}!` : fate.text, paint: PAINTS[fate.state] };
}

/** Only what occurs in the table. */
function legendOf(fates: readonly (LoadFate | undefined)[]): string {
  const seen = new Set(fates.map((fate) => fate?.fate));
  const states = new Set(fates.map((fate) => fate?.state));
  const words = Object.entries(LEGEND).flatMap(([fate, text]) => (seen.has(fate as Fate) ? [text] : []));
  const deaths = seen.has('died') ? ['a signal or an exit code: the process died'] : [];
  const unknown = seen.has(undefined) ? ['-: not asked'] : [];
  const known = states.has('known') && !states.has('new') ? ['every deviation here is known'] : [];
  const news = states.has('new') ? ['!: a new deviation'] : [];
  return [...words, ...deaths, ...unknown, ...known, ...news].join(' · ');
}
