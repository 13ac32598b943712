import type { Capability, Pattern, RuleDefinition, Strength } from '../rule.ts';
import { documentation } from '../sources.ts';

/** When the environment is torn down, finalizers run, after the clean-up hooks, and JavaScript does not. */
export const FINALIZATION = documentation(
  'finalization on the exit of the Node.js environment',
  'finalization-on-the-exit-of-the-nodejs-environment',
);

interface Place {
  /** Ends a statement. */
  readonly when: string;
  readonly needs: readonly Capability[];
  readonly isolate: boolean;
  /** An end at which nothing went wrong. */
  readonly well: Pattern;
}

/** The environments whose end is observed, by the name of their probe. */
const PLACES = {
  main: {
    when: 'when the main thread ends',
    needs: ['load', 'process-end'],
    isolate: true,
    well: { end: { exitCode: 0 } },
  },
  worker: {
    when: 'when a Worker ends',
    needs: ['load', 'worker', 'shared-static-data'],
    isolate: false,
    well: { exitCode: 0, error: null },
  },
} as const satisfies Readonly<Record<string, Place>>;

type PlaceName = keyof typeof PLACES;

/** What a rule says for each place; `{when}` in the statement stands for the place. */
export interface EndRule {
  readonly statement: string;
  readonly sources: RuleDefinition['sources'];
  readonly strength?: Strength;
  /** The notes that are expected, or `well`: nothing but a good end. */
  readonly expected: RuleDefinition['expected'] | 'well';
}

/** The rules of a place: `main-wrap` and so on. All of them share one run of the probe per target. */
export function rulesAt(
  name: PlaceName,
  scenes: readonly string[],
  rules: Readonly<Record<string, EndRule>>,
): Record<string, RuleDefinition> {
  const { when, needs, isolate, well } = PLACES[name];
  const entries = Object.entries(rules).map(([key, rule]): [string, RuleDefinition] => [
    `${name}-${key}`,
    {
      ...rule,
      statement: rule.statement.replace('{when}', when),
      probe: name,
      args: scenes,
      needs,
      isolate,
      expected: rule.expected === 'well' ? { always: well } : rule.expected,
    },
  ]);
  return Object.fromEntries(entries);
}

/** These lists of notes, at every version. */
export function noted(lists: Readonly<Record<string, readonly string[]>>): RuleDefinition['expected'] {
  return { always: { notes: lists } };
}
