import type { CellRecord } from '../../run/judge/cell-record.ts';
import type { CellState } from '../../run/judge/cell-states.ts';
import type { DeviationGroup } from '../deviation-groups.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import type { ReportHeader } from '../schema.ts';

interface Seen {
  readonly state: CellState;
  /** The observation; undefined for a cell that conforms. */
  readonly text?: string;
}

/** One value for most cells, so that they need no memory of their own. */
const CONFORMS: Seen = { state: 'conforms' };
const UNSUPPORTED: Seen = { state: 'unsupported' };

/** Knows what other runtimes of the run made of a rule. */
export class CounterExamples {
  /** Per rule, runtime and target. */
  readonly #rules = new Map<string, Map<string, Map<string, Seen>>>();

  add(cell: CellRecord, state: CellState): void {
    const ofRule = this.#rules.get(cell.rule) ?? new Map<string, Map<string, Seen>>();
    this.#rules.set(cell.rule, ofRule);
    const ofRuntime = ofRule.get(cell.runtime) ?? new Map<string, Seen>();
    ofRule.set(cell.runtime, ofRuntime);
    ofRuntime.set(cell.target, seenOf(cell, state));
  }

  /** `node: conforms · bun: another deviation, known`; null where there is no other runtime. */
  of({ first, places }: DeviationGroup, runtimes: ReportHeader['runtimes']): string | null {
    const targets = [...new Set([...places.values()].flat())];
    const outcome = outcomeText(first);
    const others = runtimes
      .filter(({ id }) => !places.has(id))
      .map(({ id, name }) => ({ id, name, text: this.#describe(first.rule, id, targets, outcome) }));
    if (others.length === 0) return null;
    return [...new Set(others.map(({ name }) => name))]
      .flatMap((name) => {
        const ofFamily = others.filter((other) => other.name === name);
        const [text, ...different] = new Set(ofFamily.map((other) => other.text));
        if (different.length === 0) return [`${name}: ${text ?? ''}`];
        return ofFamily.map((other) => `${other.id}: ${other.text}`);
      })
      .join(' · ');
  }

  #describe(rule: string, runtime: string, targets: readonly string[], outcome: string): string {
    const seen = this.#rules.get(rule)?.get(runtime);
    return [...new Set(targets.map((target) => words(seen?.get(target) ?? UNSUPPORTED, outcome)))].join(
      ' or ',
    );
  }
}

function seenOf(cell: CellRecord, state: CellState): Seen {
  if (state === 'conforms') return CONFORMS;
  if (state === 'unsupported') return UNSUPPORTED;
  return { state, text: outcomeText(cell) };
}

function words({ state, text }: Seen, outcome: string): string {
  switch (state) {
    case 'conforms':
    case 'fixed':
      return 'conforms';
    case 'unsupported':
      return 'not run';
    case 'error':
    case 'flaky':
      return state;
    case 'known':
    case 'new':
    case 'informative':
      return `${text === outcome ? 'the same' : 'another'} deviation, ${state}`;
  }
}
