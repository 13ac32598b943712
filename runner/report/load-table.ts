import chalk from 'chalk';
import type { Target } from '../../suites/target.ts';
import type { CellRecord } from '../run/judge/cell-record.ts';
import { wrapText } from '../shared/fit-text.ts';
import { textTable, type TableCell } from '../shared/text-table.ts';
import { columnText, loadColumns } from './load-columns.ts';
import { LoadOutcomes, type JudgedLoad, type LoadOutcome, type LoadRule } from './load-outcomes.ts';

const LEGEND: Partial<Record<LoadOutcome, string>> = {
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
  readonly #loads: LoadOutcomes;

  constructor(rules: readonly LoadRule[]) {
    this.#loads = new LoadOutcomes(rules);
  }

  add(cell: CellRecord): void {
    this.#loads.add(cell);
  }

  /** Lines; none when no cell of the run is about loading. */
  render(runtimes: readonly Row[], targets: readonly Target[], width = 100): string[] {
    if (this.#loads.size === 0) return [];
    const columns = loadColumns(targets, runtimes, this.#loads);
    const labels = columns.map((column) => columnText(column));
    const header: TableCell[] = ['runtime', 'supports', ...labels].map((text) => ({
      text,
      paint: chalk.bold,
    }));
    const loads = runtimes.map(({ id }) =>
      columns.map(({ targets: [first] }) => this.#loads.get(id, first.id)),
    );
    const rows = runtimes.map(({ id, napiVersion }, row): TableCell[] => [
      { text: id },
      { text: String(napiVersion).padStart('supports'.length) },
      ...(loads[row] ?? []).map(cellOf),
    ]);
    return [
      ...textTable([header, ...rows]).split('\n'),
      ...wrapText(legendOf(loads.flat()), width).map((line) => chalk.dim(line)),
    ];
  }
}

const PAINTS = { conforms: chalk.green, known: chalk.yellow, new: chalk.red.bold } as const;

function cellOf(load: JudgedLoad | undefined): TableCell {
  if (load === undefined) return { text: '-', paint: chalk.dim };
  return { text: load.state === 'new' ? `${load.text}!` : load.text, paint: PAINTS[load.state] };
}

/** Only what occurs in the table. */
function legendOf(loads: readonly (JudgedLoad | undefined)[]): string {
  const seen = new Set(loads.map((load) => load?.outcome));
  const states = new Set(loads.map((load) => load?.state));
  const words = Object.entries(LEGEND).flatMap(([outcome, text]) =>
    seen.has(outcome as LoadOutcome) ? [text] : [],
  );
  const deaths = seen.has('died') ? ['a signal or an exit code: the process died'] : [];
  const unknown = seen.has(undefined) ? ['-: not run'] : [];
  const known = states.has('known') && !states.has('new') ? ['every deviation here is known'] : [];
  const news = states.has('new') ? ['!: a new deviation'] : [];
  return [...words, ...deaths, ...unknown, ...known, ...news].join(' · ');
}
