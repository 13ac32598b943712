import { ADVICE_BY_IMPORTANCE, ADVICE_IN_FORCE } from '../../../suites/advice.ts';
import type { RuleChange } from './compare.ts';
import { groupBy } from '../../shared/group-by.ts';

export interface AdvisedChanges {
  /** Null: no advice is known. */
  readonly advice: string | null;
  readonly changes: readonly RuleChange[];
}

export interface ChangesByAdvice {
  /** The most important advice first; changes without advice last. */
  readonly toDo: readonly AdvisedChanges[];
  /** Changes that only show that the version is in force. */
  readonly nothingToDo: readonly RuleChange[];
}

export function byAdvice(changes: readonly RuleChange[]): ChangesByAdvice {
  const groups = groupBy(changes, ({ rule }) => rule.advice);
  const nothingToDo = groups.get(ADVICE_IN_FORCE) ?? [];
  groups.delete(ADVICE_IN_FORCE);
  const toDo = [...groups]
    .map(([advice, ofIt]) => ({ advice, changes: ofIt }))
    .sort((a, b) => rank(a.advice) - rank(b.advice));
  return { toDo, nothingToDo };
}

function rank(advice: string | null): number {
  if (advice === null) return Infinity;
  const index = ADVICE_BY_IMPORTANCE.indexOf(advice);
  return index < 0 ? ADVICE_BY_IMPORTANCE.length : index;
}
