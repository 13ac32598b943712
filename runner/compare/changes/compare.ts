import type { Rule } from '../../../suites/rule.ts';
import { targetFromId } from '../../../suites/target.ts';
import { fillIn, matches } from '../../run/judge/match.ts';
import { isDeath } from '../../run/execute/outcome.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { aspectOf } from './aspect.ts';
import { differences, type Difference } from './differences.ts';

/** The result of one rule for one target; from a run or a report. */
export type ObservedCell = Pick<CellRecord, 'rule' | 'target' | 'outcome' | 'observation'>;

/** A rule that is observed differently when the declared version moves. */
export interface RuleChange {
  readonly rule: Rule;
  readonly before: ObservedCell;
  readonly after: ObservedCell;
  /** Empty when one of the two has another outcome than `observed`. */
  readonly differences: readonly Difference[];
}

export interface Comparison {
  readonly changed: readonly RuleChange[];
  /** Rules with the same result for both targets. */
  readonly alike: number;
  /** Rules that apply to one of the targets only, for example because the other must be rejected. */
  readonly before: readonly (readonly [Rule, ObservedCell])[];
  readonly after: readonly (readonly [Rule, ObservedCell])[];
  /** Cells without a result: `unsupported`, or the harness failed. */
  readonly unanswered: readonly ObservedCell[];
}

/** Compares the results of rules for two targets of one runtime, as far as the rules name parts of them. */
export function compareTargetsOf(
  rules: readonly Rule[],
  seen: readonly ObservedCell[],
  [before, after]: readonly [string, string],
): Comparison {
  const answered = new Map(seen.filter(isAnswered).map((cell) => [`${cell.rule}@${cell.target}`, cell]));
  const unanswered = seen.filter((cell) => !isAnswered(cell));
  const incomplete = new Set(unanswered.map(({ rule }) => rule));
  const pairs = rules
    .filter(({ id }) => !incomplete.has(id))
    .map((rule) => ({
      rule,
      before: answered.get(`${rule.id}@${before}`),
      after: answered.get(`${rule.id}@${after}`),
    }));
  const compared = pairs.flatMap((pair) => {
    if (pair.before === undefined || pair.after === undefined) return [];
    return [change(pair.rule, pair.before, pair.after)];
  });
  return {
    changed: compared.filter((one) => one !== null),
    alike: compared.filter((one) => one === null).length,
    before: pairs.flatMap((pair) => (pair.before && !pair.after ? [[pair.rule, pair.before] as const] : [])),
    after: pairs.flatMap((pair) => (pair.after && !pair.before ? [[pair.rule, pair.after] as const] : [])),
    unanswered,
  };
}

function isAnswered({ outcome }: ObservedCell): boolean {
  return outcome.kind === 'observed' || isDeath(outcome);
}

/** Whether the rule expects the declared version itself in the observation, and it is there. */
function isItsDeclaration({ expected }: Rule, { target, observation }: ObservedCell): boolean {
  if (!('always' in expected) || !JSON.stringify(expected.always).includes('{declared}')) return false;
  const declared = targetFromId(target)?.declared ?? null;
  return matches(fillIn(expected.always, { declared }), observation);
}

function change(rule: Rule, before: ObservedCell, after: ObservedCell): RuleChange | null {
  if (before.outcome.kind === 'observed' && after.outcome.kind === 'observed') {
    if (isItsDeclaration(rule, before) && isItsDeclaration(rule, after)) return null;
    const found = differences(
      aspectOf(rule.expected, before.observation ?? null),
      aspectOf(rule.expected, after.observation ?? null),
    );
    return found.length === 0 ? null : { rule, before, after, differences: found };
  }
  const isAlike =
    before.outcome.kind === after.outcome.kind &&
    before.outcome.signal === after.outcome.signal &&
    before.outcome.exitCode === after.outcome.exitCode;
  return isAlike ? null : { rule, before, after, differences: [] };
}
