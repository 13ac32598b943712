import { count } from '../../shared/count.ts';
import type { Change } from './change.ts';

/** More rules than these are counted instead of named. */
const NAMED_RULES = 3;

/** Whether a change is summarized with others: a cell in one report only that fails nothing. */
export function isQuiet({ kind, worse }: Change): boolean {
  return !worse && (kind === 'appeared' || kind === 'vanished');
}

/** `only in the new report, node@26.11.0: 143 cells of 52 rules`, a line per runtime, for quiet changes. */
export function addedAndRemoved(changes: readonly Change[]): string[] {
  const places = new Map<string, { cells: number; readonly rules: Set<string> }>();
  for (const { kind, runtime, rule } of changes.filter(isQuiet)) {
    const key = `only in the ${kind === 'appeared' ? 'new' : 'old'} report, ${runtime}`;
    const place = places.get(key) ?? { cells: 0, rules: new Set<string>() };
    places.set(key, place);
    place.cells += 1;
    place.rules.add(rule);
  }
  return [...places].map(([key, { cells, rules }]) => {
    const named = rules.size <= NAMED_RULES ? [...rules].join(', ') : count(rules.size, 'rule');
    return `${key}: ${count(cells, 'cell')} of ${named}`;
  });
}
