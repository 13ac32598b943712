import chalk from 'chalk';
import type { Target } from '../../suites/target.ts';
import { howItDied } from './outcome-text.ts';
import type { ReportCell } from './schema.ts';
import { textTable, type TableCell } from './text-table.ts';

/** What became of the loads of one target in one runtime, worst first where several cells tell. */
const WORST_FIRST = ['died', 'hangs', 'accepts', 'refuses', 'loads≠', 'throws', 'loads'] as const;
type Fate = (typeof WORST_FIRST)[number];

/** What one target came to in one runtime. */
export interface LoadEntry {
  readonly fate: Fate;
  readonly text: string;
  readonly state: 'conforms' | 'known' | 'new';
}

/** The rule of targets that must be rejected. */
const TOO_NEW = 'load/too-new';

/** The rules that say whether a target loads and as what. */
const TELLING: ReadonlySet<string> = new Set([
  'load/default-version',
  'load/below-default',
  'load/declared-version',
  'load/experimental',
  TOO_NEW,
]);

const LEGEND =
  'loads: accepted · throws: rejected with an error · accepts: loaded although too new · loads≠: loaded, with the semantics of another version' +
  '\nrefuses: an error although it must load · SIGSEGV and the like: the process died · ' +
  '(green: conforms, yellow: a known deviation, red: a new one; without colour ~ known, ! new)';

/** Runtimes down, targets across: what loads, what is rejected, what is accepted that should not be, what crashes. */
export class LoadTable {
  readonly #entries = new Map<string, LoadEntry>();

  add(cell: ReportCell): void {
    if (!TELLING.has(cell.rule)) return;
    const entry = entryOf(cell);
    if (entry === null) return;
    const key = `${cell.runtime} ${cell.target}`;
    const known = this.#entries.get(key);
    if (known === undefined || WORST_FIRST.indexOf(entry.fate) < WORST_FIRST.indexOf(known.fate)) {
      this.#entries.set(key, entry);
    }
  }

  /** False when no cell of the run told of loading. */
  get isTold(): boolean {
    return this.#entries.size > 0;
  }

  /** Undefined where nothing was asked. */
  entry(runtime: string, target: string): LoadEntry | undefined {
    return this.#entries.get(`${runtime} ${target}`);
  }

  /** Empty when no cell of the run told of loading. */
  render(
    runtimes: readonly { readonly id: string; readonly napiVersion: number }[],
    targets: readonly Target[],
  ): string {
    if (!this.isTold) return '';
    const header: TableCell[] = ['runtime', 'supports', ...targets.map(({ id }) => id)].map((text) => ({
      text,
      paint: chalk.bold,
    }));
    const rows = runtimes.map(({ id, napiVersion }): TableCell[] => [
      { text: id },
      { text: String(napiVersion) },
      ...targets.map((target) => paint(this.entry(id, target.id))),
    ]);
    return `${textTable([header, ...rows])}\n${chalk.dim(LEGEND)}\n`;
  }
}

function entryOf(cell: ReportCell): LoadEntry | null {
  const state = cell.verdict === 'conforms' ? 'conforms' : cell.known ? 'known' : 'new';
  const { kind } = cell.outcome;
  if (kind === 'crashed') return { fate: 'died', text: howItDied(cell.outcome), state };
  if (kind === 'timed-out') return { fate: 'hangs', text: 'hangs', state };
  if (kind !== 'observed') return null;
  const fate = fateOf(cell.rule, hasLoaded(cell.observation), cell.verdict === 'conforms');
  return { fate, text: fate, state };
}

function fateOf(rule: string, loaded: boolean, conforms: boolean): Fate {
  if (rule === TOO_NEW) return loaded ? 'accepts' : 'throws';
  if (!loaded) return 'refuses';
  return conforms ? 'loads' : 'loads≠';
}

function hasLoaded(observation: ReportCell['observation']): boolean {
  return (
    typeof observation === 'object' && observation !== null && Reflect.get(observation, 'loaded') === true
  );
}

const MARKS = { conforms: '', known: '~', new: '!' } as const;
const PAINTS = { conforms: chalk.green, known: chalk.yellow, new: chalk.red.bold } as const;

/** `SIGSEGV~`: what it came to, with `~` for a known deviation and `!` for a new one; `-` where nothing was asked. */
export function loadText(entry: LoadEntry | undefined): string {
  return entry === undefined ? '-' : `${entry.text}${MARKS[entry.state]}`;
}

function paint(entry: LoadEntry | undefined): TableCell {
  return { text: loadText(entry), paint: entry === undefined ? chalk.dim : PAINTS[entry.state] };
}
