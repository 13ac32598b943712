import type { Rule } from '../../../suites/rule.ts';
import { targetFromId } from '../../../suites/target.ts';
import { fillIn, matches } from '../../run/judge/match.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { aspectOf } from './aspect.ts';
import { differences, type Difference } from './differences.ts';

/** What came of asking one rule of one target; a cell of a run or of a report. */
export type Seen = Pick<CellRecord, 'rule' | 'target' | 'outcome' | 'observation'>;

/** A rule that is observed differently when the declared version moves. */
export interface Change {
  readonly rule: Rule;
  readonly before: Seen;
  readonly after: Seen;
  /** Empty when one of the two was not observed but ended otherwise. */
  readonly differences: readonly Difference[];
}

export interface Comparison {
  readonly changed: readonly Change[];
  /** Rules asked of both targets and answered alike. */
  readonly alike: number;
  /** Asked of one of the targets only, as loads of what must be rejected are. */
  readonly before: readonly (readonly [Rule, Seen])[];
  readonly after: readonly (readonly [Rule, Seen])[];
  /** Cells without an answer: `unsupported`, or the harness failed. */
  readonly unanswered: readonly Seen[];
}

/** Compares what rules came to at two targets of one runtime; of an observation only what its rule speaks of. */
export function compareTargetsOf(
  rules: readonly Rule[],
  seen: readonly Seen[],
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

function isAnswered({ outcome }: Seen): boolean {
  return outcome.kind !== 'unsupported' && outcome.kind !== 'harness-error';
}

/** Whether what was observed differs from target to target by the declared version alone, and is as the rule says. */
function isItsDeclaration({ expected }: Rule, { target, observation }: Seen): boolean {
  if (!('always' in expected) || !JSON.stringify(expected.always).includes('{declared}')) return false;
  const declared = targetFromId(target)?.declared ?? null;
  return matches(fillIn(expected.always, { declared }), observation);
}

function change(rule: Rule, before: Seen, after: Seen): Change | null {
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
