import type { Pattern, RuleDefinition, Strength } from '../rule.ts';
import { ANY_VALUE_REFERENCES, VERSION_10 } from '../sources.ts';
import { NAPI_GENERIC_FAILURE, NAPI_OK } from '../napi-status.ts';
import {
  CREATE,
  OPENS_AT,
  REFERENCEABLE_FROM_10,
  REF,
  REFERENCES,
  refused,
  rulesFor,
  UNREF,
} from './values.ts';

const SOURCES = [REFERENCES, ANY_VALUE_REFERENCES, VERSION_10];

/** At zero nothing is left to hold, and ref holds nothing again, whether it is an error or counts 0. */
const empty = {
  after: { status: NAPI_OK, hasValue: false },
  holdsAgain: false,
  afterRevival: { status: NAPI_OK, hasValue: false },
  removed: NAPI_OK,
};

function from10(
  probe: string,
  statement: string,
  from: Pattern,
  sources: RuleDefinition['sources'] = SOURCES,
): (type: string) => RuleDefinition {
  return (type) => ({
    statement: statement.replace('{type}', type),
    sources,
    probe,
    args: { type },
    expected: { opensAt: OPENS_AT, below: refused, from },
  });
}

/** What Node.js does where the documents promise nothing, or an error. */
function weaker(strength: Strength, ...rule: Parameters<typeof from10>): (type: string) => RuleDefinition {
  return (type) => ({ ...from10(...rule)(type), strength });
}

/** Values that can be referenced from version 10. */
export const primitives: Record<string, RuleDefinition> = {
  ...rulesFor(
    'create',
    REFERENCEABLE_FROM_10,
    from10(
      'create',
      'napi_create_reference accepts a value of type {type} from version 10, and gives napi_invalid_arg below.',
      { status: NAPI_OK, same: true },
      [CREATE, ...SOURCES],
    ),
  ),
  ...rulesFor(
    'release',
    REFERENCEABLE_FROM_10,
    from10(
      'release',
      'From version 10 a reference to a value of type {type} gives it while its count is above 0, nothing once it reached 0, and ref then holds nothing.',
      {
        status: NAPI_OK,
        raised: { status: NAPI_OK, count: 2 },
        lowered: { status: NAPI_OK, count: 1 },
        held: true,
        released: { status: NAPI_OK, count: 0 },
        ...empty,
      },
    ),
  ),
  ...rulesFor(
    'unref-at-zero',
    REFERENCEABLE_FROM_10,
    weaker(
      'should',
      'release',
      'From version 10 napi_reference_unref gives napi_generic_failure when the count of a reference to a value of type {type} is 0 already.',
      { status: NAPI_OK, unrefAtZero: { status: NAPI_GENERIC_FAILURE } },
      [UNREF, ...SOURCES],
    ),
  ),
  ...rulesFor(
    'ref-at-zero',
    REFERENCEABLE_FROM_10,
    weaker(
      'informative',
      'release',
      'From version 10 napi_reference_ref gives napi_ok and the count 0 for a reference to a value of type {type} whose count was 0.',
      { status: NAPI_OK, revived: { status: NAPI_OK, count: 0 } },
      [REF, ...SOURCES],
    ),
  ),
  ...rulesFor(
    'create-weak',
    REFERENCEABLE_FROM_10,
    from10(
      'createWeak',
      'From version 10 a reference to a value of type {type} that is created with the count 0 is empty from the start.',
      { status: NAPI_OK, ...empty },
      [CREATE, ...SOURCES],
    ),
  ),
  'keep-string': {
    statement: 'From version 10 a reference with a count above 0 keeps a string through garbage collections.',
    sources: SOURCES,
    probe: 'keep',
    args: { type: 'string' },
    needs: ['load', 'turn', 'garbage-collection'],
    expected: {
      opensAt: OPENS_AT,
      below: refused,
      from: { status: NAPI_OK, witness: 'collected', kept: true },
    },
  },
};
