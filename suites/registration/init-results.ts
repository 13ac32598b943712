import type { Pattern, RuleDefinition } from '../rule.ts';
import { REGISTRATION } from './sources.ts';

/**
 * "The return value from Init is treated as the exports object for the module. [...] If Init returns NULL, the parameter
 * passed as exports is exported by the module. [...] can specify anything as the exports property of the module."
 */
function exported(addon: string, what: string, pattern: Pattern): RuleDefinition {
  return {
    statement: `An addon exports ${what}, at every version.`,
    sources: [REGISTRATION],
    probe: 'exported',
    addon,
    expected: { always: pattern },
  };
}

/** What an addon exports, by what its init function returns. */
export const initResults: Readonly<Record<string, RuleDefinition>> = {
  'init-returns-object': exported('init_result', 'the object that its init function returns', {
    type: 'object',
    returned: 2,
  }),
  'init-returns-null': exported(
    'init_result_null',
    'the object that its init function was given, when that returns NULL',
    { type: 'object', given: 1 },
  ),
  'init-returns-number': exported('init_result_number', 'the number that its init function returns', {
    type: 'number',
    value: 42.5,
  }),
  'init-returns-undefined': exported(
    'init_result_undefined',
    'undefined, when its init function returns that',
    {
      type: 'undefined',
    },
  ),
};
