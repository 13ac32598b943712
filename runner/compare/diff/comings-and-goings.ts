import type { Change } from './change.ts';

/** As many rules are named; of more, only how many. */
const NAMED_RULES = 3;

/** Whether a change is told in a line for many: a cell that came and is good, or that went. */
export function isQuiet({ kind, worse }: Change): boolean {
  return !worse && (kind === 'appeared' || kind === 'vanished');
}

/** `appeared in node@26.11.0: 143 cells of 52 rules`, a line per runtime, for the changes that are quiet. */
export function comingsAndGoings(changes: readonly Change[]): string[] {
  const places = new Map<string, { cells: number; readonly rules: Set<string> }>();
  for (const { kind, runtime, rule } of changes.filter(isQuiet)) {
    const key = `${kind} in ${runtime}`;
    const place = places.get(key) ?? { cells: 0, rules: new Set<string>() };
    places.set(key, place);
    place.cells += 1;
    place.rules.add(rule);
  }
  return [...places].map(([key, { cells, rules }]) => {
    const named = rules.size <= NAMED_RULES ? [...rules].join(', ') : `${rules.size} rules`;
    return `${key}: ${cells} ${cells === 1 ? 'cell' : 'cells'} of ${named}`;
  });
}
