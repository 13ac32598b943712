import { isDeath } from '../run/execute/outcome.ts';
import { howItDied } from '../run/execute/outcome-text.ts';
import type { CellRecord } from '../run/judge/cell-record.ts';
import type { Report } from './schema.ts';

/** How a runtime loads a target, worst first. */
const WORST_FIRST = ['died', 'hangs', 'accepts', 'refuses', 'loads≠', 'throws', 'loads'] as const;
export type LoadOutcome = (typeof WORST_FIRST)[number];

export interface JudgedLoad {
  readonly outcome: LoadOutcome;
  /** The outcome in one or two words; of a death, the signal or the exit code. */
  readonly text: string;
  readonly state: 'conforms' | 'known' | 'new';
  /** The id of the cell that observed it. */
  readonly cell: string;
}

export type LoadRule = Pick<Report['rules'][number], 'id' | 'loads'>;
type ExpectedLoad = NonNullable<LoadRule['loads']>;

/** Collects the load outcome of each target in each runtime from the cells of rules that have `loads`. */
export class LoadOutcomes {
  readonly #expected: ReadonlyMap<string, ExpectedLoad | undefined>;
  readonly #loads = new Map<string, JudgedLoad>();

  constructor(rules: readonly LoadRule[]) {
    this.#expected = new Map(rules.map(({ id, loads }) => [id, loads]));
  }

  /** Keeps the worst where several cells observe one target in one runtime. */
  add(cell: CellRecord): void {
    const expected = this.#expected.get(cell.rule);
    if (expected === undefined) return;
    const load = judgedLoad(cell, expected);
    if (load === null) return;
    const key = keyOf(cell.runtime, cell.target);
    const former = this.#loads.get(key);
    if (former === undefined || WORST_FIRST.indexOf(load.outcome) < WORST_FIRST.indexOf(former.outcome)) {
      this.#loads.set(key, load);
    }
  }

  /** Undefined where no cell of the run observed the load of this target in this runtime. */
  get(runtime: string, target: string): JudgedLoad | undefined {
    return this.#loads.get(keyOf(runtime, target));
  }

  get size(): number {
    return this.#loads.size;
  }
}

export function loadOutcomesOf({ rules, cells }: Pick<Report, 'rules' | 'cells'>): LoadOutcomes {
  const loads = new LoadOutcomes(rules);
  for (const cell of cells) loads.add(cell);
  return loads;
}

const MARKS = { conforms: '', known: '~', new: '!' } as const;

/** `SIGSEGV~`: an outcome, with `~` for a known deviation and `!` for a new one; `-` where no rule ran. */
export function markedLoad(load: JudgedLoad | undefined): string {
  return load === undefined ? '-' : `${load.text}${MARKS[load.state]}`;
}

function keyOf(runtime: string, target: string): string {
  return `${runtime} ${target}`;
}

function judgedLoad(cell: CellRecord, expected: ExpectedLoad): JudgedLoad | null {
  const state = cell.verdict === 'conforms' ? 'conforms' : cell.known ? 'known' : 'new';
  const { outcome } = cell;
  if (isDeath(outcome)) {
    return outcome.kind === 'crashed'
      ? { outcome: 'died', text: howItDied(outcome), state, cell: cell.id }
      : { outcome: 'hangs', text: 'hangs', state, cell: cell.id };
  }
  if (outcome.kind !== 'observed') return null;
  const word = outcomeOf(expected, hasLoaded(cell.observation), cell.verdict === 'conforms');
  return { outcome: word, text: word, state, cell: cell.id };
}

function outcomeOf(expected: ExpectedLoad, loaded: boolean, conforms: boolean): LoadOutcome {
  if (expected === 'rejected') return loaded ? 'accepts' : 'throws';
  if (!loaded) return 'refuses';
  return conforms ? 'loads' : 'loads≠';
}

function hasLoaded(observation: CellRecord['observation']): boolean {
  return (
    typeof observation === 'object' && observation !== null && Reflect.get(observation, 'loaded') === true
  );
}
