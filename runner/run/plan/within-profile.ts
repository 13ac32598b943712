import type { Profile } from '../profiles/profile.ts';
import { UserError } from '../../shared/user-error.ts';
import type { Selection, SelectionRequest } from './select.ts';

/**
 * The intersection of a selection and a profile. Throws a UserError when it is empty, for a requested target
 * that is not the profile's, and for one of the profile's that matrix.json does not have.
 */
export function withinProfile(selection: Selection, profile: Profile, request: SelectionRequest): Selection {
  const wanted = new Set(profile.targets);
  const chosen = selection.targets.map(({ id }) => id);
  if (request.targets === null) {
    const lacking = profile.targets.find((id) => !chosen.includes(id));
    if (lacking !== undefined) {
      throw new UserError(
        `the profile ${profile.name} needs target ${lacking}, which the configuration lacks`,
      );
    }
  } else {
    const foreign = chosen.find((id) => !wanted.has(id));
    if (foreign !== undefined) {
      throw new UserError(
        `target ${foreign} is not in the profile ${profile.name}; its targets are: ${profile.targets.join(', ')}`,
      );
    }
  }
  const listed = new Set(profile.rules);
  const rules = selection.rules.filter(({ id }) => listed.has(id));
  if (rules.length === 0) {
    throw new UserError(
      `the profile ${profile.name} has none of the ${selection.rules.length} selected rules`,
    );
  }
  const targets = selection.targets.filter(({ id }) => wanted.has(id));
  const everyTarget = selection.everyTarget && targets.length === selection.targets.length;
  return { rules, targets, complete: false, everyTarget, profile };
}
