import type { Json } from '../../../suites/json.ts';
import { globMatches } from '../../shared/glob.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { Deviation } from './expectation-file.ts';

/** The outcome that one glob of a deviation states for the rules that it matches. */
export interface Case {
  /** A rule id or a glob, as it is in the file. */
  readonly glob: string;
  readonly outcome: 'observed' | 'crashed' | 'timed-out';
  /** A pattern that the deviating observation matches. */
  readonly observation?: Json;
}

type Outcomes = Pick<Deviation, 'observed' | 'crashed' | 'timed-out'>;

export function casesOf({ observed = {}, crashed = [], 'timed-out': timedOut = [] }: Outcomes): Case[] {
  return [
    ...Object.entries(observed).map(([glob, observation]): Case => ({
      glob,
      outcome: 'observed',
      observation,
    })),
    ...crashed.map((glob): Case => ({ glob, outcome: 'crashed' })),
    ...timedOut.map((glob): Case => ({ glob, outcome: 'timed-out' })),
  ];
}

/** The reverse of `casesOf`. */
export function outcomesOf(cases: readonly Case[]): Outcomes {
  const ofKind = (kind: Case['outcome']) => cases.filter(({ outcome }) => outcome === kind);
  const observed = ofKind('observed').map(({ glob, observation = {} }) => [glob, observation] as const);
  const [crashed, timedOut] = [ofKind('crashed'), ofKind('timed-out')].map((each) =>
    each.map(({ glob }) => glob),
  );
  return {
    ...(observed.length > 0 && { observed: Object.fromEntries(observed) }),
    ...(crashed !== undefined && crashed.length > 0 && { crashed }),
    ...(timedOut !== undefined && timedOut.length > 0 && { 'timed-out': timedOut }),
  };
}

/** The rules that a glob matches; one that matches none stands for itself, and will match no cell. */
export function rulesMatching(glob: string, rules: readonly string[]): readonly string[] {
  if (isRuleId(glob)) return [glob];
  const matched = globMatches(glob, rules, (rule) => rule);
  return matched.length === 0 ? [glob] : matched;
}

export function isRuleId(glob: string): boolean {
  return /^[\w./-]+$/.test(glob);
}

/** One glob that matches exactly these rules: `load/{too-new,too-new-init}`. */
export function globOf(rules: readonly string[]): string {
  const suites = groupBy([...rules].sort(), (rule) => rule.slice(0, rule.indexOf('/') + 1));
  const globs = [...suites].map(([suite, ids]) => suite + braces(ids.map((id) => id.slice(suite.length))));
  return braces(globs);
}

function braces(words: readonly string[]): string {
  const [first = ''] = words;
  return words.length === 1 ? first : `{${words.join(',')}}`;
}
