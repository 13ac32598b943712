import type { Target } from '../../../suites/target.ts';
import type { AddonSpec } from '../../run/addons/addon-spec.ts';
import type { ReportedCell } from './reported-cell.ts';

export interface NeededAddon {
  readonly spec: AddonSpec;
  readonly targets: readonly Target[];
}

/**
 * The addons that a probe may load, each with the targets it may load of it: the addon under test, and the addons and
 * targets that its code and its argument name. It may be more than it loads; then more is built than needed.
 */
export function neededAddons(
  { rule, target }: ReportedCell['cell'],
  code: string,
  specs: readonly AddonSpec[],
): NeededAddon[] {
  const named = new Set([...wordsIn(code), ...wordsIn(JSON.stringify(rule.args))]);
  const loadsOthers = /\bhost\.(load|copyAddon)\((?!\))/.test(code);
  return specs.flatMap((spec): NeededAddon[] => {
    const isOwn = spec.name === rule.addon;
    if (!isOwn && !(loadsOthers && named.has(spec.name))) return [];
    const targets = spec.targets.filter(({ id }) => id === target.id || (loadsOthers && named.has(id)));
    return targets.length === 0 ? [] : [{ spec, targets }];
  });
}

/** The strings of one word in a text. */
function wordsIn(text: string): string[] {
  return [...text.matchAll(/(['"])([\w-]+)\1/g)].map(([, , word = '']) => word);
}
