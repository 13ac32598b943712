import { howItDied } from './outcome-text.ts';
import type { CellRecord } from '../run/judge/cell-record.ts';

/** What became of the loads of one target in one runtime, worst first where several cells tell. */
const WORST_FIRST = ['died', 'hangs', 'accepts', 'refuses', 'loads≠', 'throws', 'loads'] as const;
export type Fate = (typeof WORST_FIRST)[number];

export interface LoadFate {
  readonly fate: Fate;
  /** The fate in one or two words; of a death, the signal or the exit code. */
  readonly text: string;
  readonly state: 'conforms' | 'known' | 'new';
  /** The cell that tells. */
  readonly cell: string;
}

/** The rules that say whether a target loads and as what, and whether they ask of targets to accept or to reject. */
export const TELLING: ReadonlyMap<string, 'accepted' | 'rejected'> = new Map([
  ['load/default-version', 'accepted'],
  ['load/below-default', 'accepted'],
  ['load/declared-version', 'accepted'],
  ['load/experimental', 'accepted'],
  ['load/too-new', 'rejected'],
]);

/** Collects what loads, what is rejected, what is accepted that should not be, and what crashes. */
export class LoadFates {
  readonly #fates = new Map<string, LoadFate>();

  add(cell: CellRecord): void {
    const asked = TELLING.get(cell.rule);
    if (asked === undefined) return;
    const entry = loadFate(cell, asked);
    if (entry === null) return;
    const key = keyOf(cell.runtime, cell.target);
    const former = this.#fates.get(key);
    if (former === undefined || WORST_FIRST.indexOf(entry.fate) < WORST_FIRST.indexOf(former.fate)) {
      this.#fates.set(key, entry);
    }
  }

  /** Undefined where no cell of the run told of loading this target in this runtime. */
  get(runtime: string, target: string): LoadFate | undefined {
    return this.#fates.get(keyOf(runtime, target));
  }

  get size(): number {
    return this.#fates.size;
  }
}

const MARKS = { conforms: '', known: '~', new: '!' } as const;

/** `SIGSEGV~`: a fate, with `~` for a known deviation and `!` for a new one; `-` where nothing was asked. */
export function markedFate(fate: LoadFate | undefined): string {
  return fate === undefined ? '-' : `${fate.text}${MARKS[fate.state]}`;
}

function keyOf(runtime: string, target: string): string {
  return `${runtime} ${target}`;
}

function loadFate(cell: CellRecord, asked: 'accepted' | 'rejected'): LoadFate | null {
  const state = cell.verdict === 'conforms' ? 'conforms' : cell.known ? 'known' : 'new';
  const { kind } = cell.outcome;
  if (kind === 'crashed') return { fate: 'died', text: howItDied(cell.outcome), state, cell: cell.id };
  if (kind === 'timed-out') return { fate: 'hangs', text: 'hangs', state, cell: cell.id };
  if (kind !== 'observed') return null;
  const fate = fateOf(asked, hasLoaded(cell.observation), cell.verdict === 'conforms');
  return { fate, text: fate, state, cell: cell.id };
}

function fateOf(asked: 'accepted' | 'rejected', loaded: boolean, conforms: boolean): Fate {
  if (asked === 'rejected') return loaded ? 'accepts' : 'throws';
  if (!loaded) return 'refuses';
  return conforms ? 'loads' : 'loads≠';
}

function hasLoaded(observation: CellRecord['observation']): boolean {
  return (
    typeof observation === 'object' && observation !== null && Reflect.get(observation, 'loaded') === true
  );
}
