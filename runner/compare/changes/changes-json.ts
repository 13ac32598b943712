import { canonicalJson } from '../../../suites/json.ts';
import type { Comparison, ObservedCell } from './compare.ts';
import type { Move } from './move.ts';

/** The comparison for programs. Keys are sorted, so that equal comparisons have equal bytes. */
export function changesJson({ runtime, before, after, where }: Move, { changed, alike }: Comparison): string {
  const changes = changed.map((change) => ({
    rule: change.rule.id,
    statement: change.rule.statement,
    advice: change.rule.advice,
    before: result(change.before),
    after: result(change.after),
  }));
  const loads = where === null ? {} : { loads: where.ranges, engines: where.engines ?? null };
  return `${canonicalJson({ runtime, before, after, alike, changes, ...loads })}\n`;
}

function result({ outcome, observation }: ObservedCell) {
  return { outcome, ...(observation !== undefined && { observation }) };
}
