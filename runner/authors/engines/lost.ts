import { ADVICE_BY_IMPORTANCE, ADVICE_LOADING } from '../../../suites/advice.ts';
import { suites } from '../../../suites/index.ts';
import type { Rule } from '../../../suites/rule.ts';
import { FUNCTIONS_BY_VERSION } from '../../../suites/surface/functions.ts';

/** What one version added. */
export interface Lost {
  readonly version: number;
  readonly functions: readonly string[];
  /** The advice of the gates that open at it, the most important first. */
  readonly advice: readonly string[];
}

/** What an addon does without that declares `version` and not a higher one, by the version that added it. */
export function lostBelow(version: number): readonly Lost[] {
  const rules = suites.flatMap((suite): readonly Rule[] => suite.rules);
  return FUNCTIONS_BY_VERSION.filter(([added]) => added > version).map(([added, functions]) => {
    const gates = rules.filter(({ expected }) => 'opensAt' in expected && expected.opensAt === added);
    const advice = new Set(gates.flatMap((rule) => rule.advice ?? []));
    return {
      version: added,
      functions,
      // The range is what declaring less keeps.
      advice: ADVICE_BY_IMPORTANCE.filter((text) => text !== ADVICE_LOADING && advice.has(text)),
    };
  });
}
