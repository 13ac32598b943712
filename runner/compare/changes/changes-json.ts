import { canonicalJson } from '../../../suites/json.ts';
import type { Comparison, Seen } from './compare.ts';
import type { Move } from './changes-text.ts';

/** The same for a program: sorted keys, so that equal comparisons give equal bytes. */
export function changesJson({ runtime, before, after }: Move, { changed, alike }: Comparison): string {
  const changes = changed.map((change) => ({
    rule: change.rule.id,
    statement: change.rule.statement,
    advice: change.rule.advice,
    before: result(change.before),
    after: result(change.after),
  }));
  return `${canonicalJson({ runtime, before, after, alike, changes })}\n`;
}

function result({ outcome, observation }: Seen) {
  return { outcome, ...(observation !== undefined && { observation }) };
}
