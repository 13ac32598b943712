import chalk from 'chalk';
import type { Rule } from '../../suites/rule.ts';
import type { Target } from '../../suites/target.ts';
import { howItDied } from './outcome-text.ts';
import type { ReportCell } from './schema.ts';
import { textTable, type TableCell } from './text-table.ts';

/** What became of the loads of one target in one runtime, worst first where several cells tell. */
const WORST_FIRST = ['died', 'hangs', 'accepts', 'refuses', 'loads≠', 'throws', 'loads'] as const;
type Fate = (typeof WORST_FIRST)[number];

interface Entry {
  readonly fate: Fate;
  readonly text: string;
  readonly state: 'conforms' | 'known' | 'new';
}

/** The rules that say whether a target loads and as what. */
const TELLING: ReadonlySet<string> = new Set([
  'load/default-version',
  'load/below-default',
  'load/declared-version',
  'load/experimental',
  'load/too-new',
]);

const LEGEND =
  'loads: accepted · throws: rejected with an error · accepts: loaded although too new · loads≠: loaded, with the semantics of another version' +
  '\nrefuses: an error although it must load · SIGSEGV and the like: the process died · ' +
  '(green: conforms, yellow: a known deviation, red: a new one; without colour ~ known, ! new)';

/** Runtimes down, targets across: what loads, what is rejected, what is accepted that should not be, what crashes. */
export class LoadTable {
  readonly #rules: ReadonlyMap<string, Rule>;
  readonly #entries = new Map<string, Entry>();

  constructor(rules: readonly Rule[]) {
    const telling = rules.filter(({ id }) => TELLING.has(id));
    this.#rules = new Map(telling.map((rule) => [rule.id, rule]));
  }

  add(cell: ReportCell): void {
    const rule = this.#rules.get(cell.rule);
    if (rule === undefined) return;
    const entry = entryOf(cell, rule);
    if (entry === null) return;
    const key = `${cell.runtime} ${cell.target}`;
    const known = this.#entries.get(key);
    if (known === undefined || WORST_FIRST.indexOf(entry.fate) < WORST_FIRST.indexOf(known.fate)) {
      this.#entries.set(key, entry);
    }
  }

  /** Empty when no cell of the run told of loading. */
  render(
    runtimes: readonly { readonly id: string; readonly napiVersion: number }[],
    targets: readonly Target[],
  ): string {
    if (this.#entries.size === 0) return '';
    const header: TableCell[] = ['runtime', 'supports', ...targets.map(({ id }) => id)].map((text) => ({
      text,
      paint: chalk.bold,
    }));
    const rows = runtimes.map(({ id, napiVersion }): TableCell[] => [
      { text: id },
      { text: String(napiVersion) },
      ...targets.map((target) => paint(this.#entries.get(`${id} ${target.id}`))),
    ]);
    return `${textTable([header, ...rows])}\n${chalk.dim(LEGEND)}\n`;
  }
}

function entryOf(cell: ReportCell, rule: Rule): Entry | null {
  const state = cell.verdict === 'conforms' ? 'conforms' : cell.known ? 'known' : 'new';
  const { kind } = cell.outcome;
  if (kind === 'crashed') return { fate: 'died', text: howItDied(cell.outcome), state };
  if (kind === 'timed-out') return { fate: 'hangs', text: 'hangs', state };
  if (kind !== 'observed') return null;
  const fate = fateOf(rule, hasLoaded(cell.observation), cell.verdict === 'conforms');
  return { fate, text: fate, state };
}

function fateOf(rule: Rule, loaded: boolean, conforms: boolean): Fate {
  if (rule.appliesTo === 'rejected') return loaded ? 'accepts' : 'throws';
  if (!loaded) return 'refuses';
  return conforms ? 'loads' : 'loads≠';
}

function hasLoaded(observation: ReportCell['observation']): boolean {
  return (
    typeof observation === 'object' && observation !== null && Reflect.get(observation, 'loaded') === true
  );
}

const PAINT = {
  conforms: { mark: '', paint: chalk.green },
  known: { mark: '~', paint: chalk.yellow },
  new: { mark: '!', paint: chalk.red.bold },
} as const;

function paint(entry: Entry | undefined): TableCell {
  if (entry === undefined) return { text: '-', paint: chalk.dim };
  const { mark, paint: painter } = PAINT[entry.state];
  return { text: `${entry.text}${mark}`, paint: painter };
}
