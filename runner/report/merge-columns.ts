import { DEFAULT_VERSION, EXPERIMENTAL, type Target } from '../../suites/target.ts';

/** Adjacent targets that one column of a table shows. */
export interface TargetColumn {
  readonly label: string;
  /** Shown for all of them. */
  readonly target: Target;
}

/**
 * Targets in columns. Declarations below the default version share a column, and so do those above `newest` (the highest
 * version that a runtime supports), as long as `isSame` holds for every row. Released versions keep their own.
 */
export function mergeColumns(
  targets: readonly Target[],
  newest: number,
  isSame: (a: Target, b: Target) => boolean,
): TargetColumn[] {
  const groups = targets.reduce<[Target, ...Target[]][]>((all, target) => {
    const last = all.at(-1);
    const range = rangeOf(target, newest);
    if (
      last === undefined ||
      range === null ||
      rangeOf(last[0], newest) !== range ||
      !isSame(last[0], target)
    ) {
      return [...all, [target]];
    }
    return [...all.slice(0, -1), [...last, target]];
  }, []);
  const open = targets.findLast((target) => rangeOf(target, newest) === 'above');
  return groups.map((group) => ({ label: labelOf(group, open), target: group[0] }));
}

/** Null: a version of its own. */
function rangeOf({ declared }: Target, newest: number): 'below' | 'above' | null {
  if (declared === null || declared < DEFAULT_VERSION) return 'below';
  return declared > newest && declared !== EXPERIMENTAL ? 'above' : null;
}

/** `none … 7`; `11 …` where nothing above is left out. */
function labelOf([first, ...others]: readonly [Target, ...Target[]], open: Target | undefined): string {
  const last = others.at(-1);
  if (last === undefined) return first.id;
  return last === open ? `${first.id} …` : `${first.id} … ${last.id}`;
}
