import { appliesTo, type Rule } from '../../../suites/rule.ts';
import { effectiveVersion } from '../../../suites/target.ts';
import type { AddonSpec } from '../addons/addon-spec.ts';
import { globMatches } from '../../shared/glob.ts';
import type { Profile } from './profile.ts';

type Criteria = Pick<Profile, 'supports' | 'capabilities' | 'targets' | 'omits'>;

/**
 * The ids of the rules that by a profile's own criteria belong in it, sorted: must-rules that need no more than its
 * capabilities, that a runtime which supports just its version must meet, and that it does not omit.
 */
export function eligibleRules(
  profile: Criteria,
  rules: readonly Rule[],
  specs: readonly AddonSpec[],
): string[] {
  const omitted = new Set(
    profile.omits.flatMap((omission) => globMatches(omission.rules, rules, ({ id }) => id)),
  );
  return rules
    .filter((rule) => !omitted.has(rule))
    .filter(
      ({ strength, needs }) =>
        strength === 'must' && needs.every((need) => profile.capabilities.includes(need)),
    )
    .filter((rule) => isApplicable(rule, profile, specs))
    .map(({ id }) => id)
    .sort();
}

function isApplicable(rule: Rule, { supports, targets }: Criteria, specs: readonly AddonSpec[]): boolean {
  if (rule.since > supports) return false;
  const built = specs.find(({ name }) => name === rule.addon)?.targets ?? [];
  return built.some(
    ({ id, declared }) =>
      targets.includes(id) &&
      (rule.targets?.includes(id) ?? true) &&
      appliesTo(rule, effectiveVersion(declared, supports)),
  );
}
