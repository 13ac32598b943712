import type { Pattern, RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';
import { NAPI_GENERIC_FAILURE, NAPI_INVALID_ARG, NAPI_OK } from '../napi-status.ts';
import { ALWAYS_REFERENCEABLE, CREATE, REFERENCES, rulesFor, UNREF } from './values.ts';

const DELETE = documentation('napi_delete_reference', 'napi_delete_reference');

/** The symbol registry knows a registered symbol for ever. */
const COLLECTED = ALWAYS_REFERENCEABLE.filter((type) => type !== 'registered-symbol');

/** At zero the reference is weak: as long as the value lives it is given, and ref holds it again. */
const weak = {
  after: { status: NAPI_OK, hasValue: true, same: true },
  revived: { status: NAPI_OK, count: 1 },
  afterRevival: { status: NAPI_OK, hasValue: true, same: true },
  removed: NAPI_OK,
};

function always(probe: string, statement: string, pattern: Pattern): (type: string) => RuleDefinition {
  return (type) => ({
    statement: statement.replace('{type}', type),
    sources: [CREATE, REFERENCES],
    probe,
    args: { type },
    expected: { always: pattern },
  });
}

function collecting(probe: string, statement: string, pattern: Pattern): (type: string) => RuleDefinition {
  return (type) => ({
    statement: statement.replace('{type}', type),
    sources: [REFERENCES, UNREF],
    probe,
    args: { type },
    needs: ['load', 'turn', 'garbage-collection'],
    expected: { always: pattern },
  });
}

/** No document says anything of an unref at the count 0; Node.js checks for it. */
const unrefAtZero = (type: string): RuleDefinition => ({
  statement: `napi_reference_unref gives napi_generic_failure when the count of a reference to a value of type ${type} is 0 already, at every version.`,
  strength: 'should',
  sources: [UNREF, REFERENCES],
  probe: 'release',
  args: { type },
  expected: { always: { status: NAPI_OK, unrefAtZero: { status: NAPI_GENERIC_FAILURE } } },
});

/** Values that can be referenced at every version. */
export const objects: Record<string, RuleDefinition> = {
  ...rulesFor(
    'create',
    ALWAYS_REFERENCEABLE,
    always('create', 'napi_create_reference accepts a value of type {type} at every version.', {
      status: NAPI_OK,
      same: true,
    }),
  ),
  ...rulesFor(
    'release',
    ALWAYS_REFERENCEABLE,
    always(
      'release',
      'At every version a reference to a living value of type {type} still gives it at the count 0, and ref makes it count again.',
      {
        status: NAPI_OK,
        raised: { status: NAPI_OK, count: 2 },
        lowered: { status: NAPI_OK, count: 1 },
        held: true,
        released: { status: NAPI_OK, count: 0 },
        ...weak,
      },
    ),
  ),
  ...rulesFor(
    'create-weak',
    ALWAYS_REFERENCEABLE,
    always(
      'createWeak',
      'At every version a reference to a living value of type {type} that is created with the count 0 gives it, and ref makes it count.',
      { status: NAPI_OK, ...weak },
    ),
  ),
  ...rulesFor(
    'collect',
    COLLECTED,
    collecting(
      'collect',
      'At every version a reference with the count 0 lets the garbage collection take a value of type {type}, and is empty then.',
      { status: NAPI_OK, collected: true, removed: NAPI_OK },
    ),
  ),
  ...rulesFor(
    'keep',
    COLLECTED,
    collecting(
      'keep',
      'At every version a reference with a count above 0 keeps a value of type {type} through garbage collections.',
      { status: NAPI_OK, witness: 'collected', kept: true },
    ),
  ),
  ...rulesFor('unref-at-zero', ALWAYS_REFERENCEABLE, unrefAtZero),
  remove: {
    statement: 'At every version napi_delete_reference gives napi_ok whatever the count.',
    sources: [DELETE],
    probe: 'remove',
    expected: { always: { counting: NAPI_OK, zero: NAPI_OK } },
  },
  'remove-nothing': {
    statement: 'At every version napi_delete_reference gives napi_invalid_arg without a reference.',
    strength: 'should',
    sources: [DELETE],
    probe: 'remove',
    expected: { always: { nothing: NAPI_INVALID_ARG } },
  },
};
