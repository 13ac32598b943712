import { defineSuite, type RuleDefinition } from '../rule.ts';
import { documentation, upstreamTest } from '../sources.ts';
import { fatals } from './fatal.ts';
import { NAPI_OK, NAPI_PENDING_EXCEPTION } from '../napi-status.ts';

const EXCEPTIONS = documentation('exceptions', 'exceptions');
const TAKE = documentation('napi_get_and_clear_last_exception', 'napi_get_and_clear_last_exception');
const REGISTRATION = documentation('module registration', 'module-registration');

const VALUES = ['error', 'object', 'string', 'number', 'symbol', 'null', 'undefined'] as const;
/** By the second part of the name of the function that throws or creates it. */
const KINDS = { error: 'Error', type: 'TypeError', range: 'RangeError' } as const;

function each<Name extends string>(
  prefix: string,
  names: readonly Name[],
  rule: (name: Name) => RuleDefinition,
): Record<string, RuleDefinition> {
  return Object.fromEntries(names.map((name) => [`${prefix}-${name}`, rule(name)]));
}

const kinds = Object.keys(KINDS) as readonly (keyof typeof KINDS)[];

export const exceptions = defineSuite({
  name: 'exceptions',
  title: 'Exceptions on the ordinary ways: the same at every version',
  addon: 'exceptions',
  rules: {
    ...each('throw', kinds, (kind) => {
      const name = kind === 'error' ? 'napi_throw_error' : `napi_throw_${kind}_error`;
      return {
        statement: `${name} throws an exception of type ${KINDS[kind]} with code and message to the caller, at every version.`,
        sources: [documentation(name, name)],
        probe: 'throwNew',
        args: { kind },
        expected: { always: { kind: KINDS[kind], code: 'ERR_PROBE_THROWN', message: 'of the probe' } },
      };
    }),
    'throw-codeless': {
      statement: 'napi_throw_error without a code throws an Error without one, at every version.',
      sources: [documentation('napi_throw_error', 'napi_throw_error')],
      probe: 'throwNew',
      args: { kind: 'codeless' },
      expected: { always: { kind: 'Error', code: 'absent', message: 'of the probe' } },
    },
    ...each('create', kinds, (kind) => {
      const name = kind === 'error' ? 'napi_create_error' : `napi_create_${kind}_error`;
      return {
        statement: `${name} creates an exception of type ${KINDS[kind]} with code and message, at every version.`,
        sources: [documentation(name, name)],
        probe: 'createNew',
        args: { kind },
        expected: {
          always: { status: NAPI_OK, kind: KINDS[kind], code: 'ERR_PROBE_CREATED', message: 'of the probe' },
        },
      };
    }),
    ...each('throw-value', VALUES, (type) => ({
      statement: `A value of type ${type} that an addon throws with napi_throw reaches the caller unchanged, at every version.`,
      sources: [documentation('napi_throw', 'napi_throw')],
      probe: 'throwValue',
      args: { type },
      expected: { always: { threw: true, same: true } },
    })),
    ...each('pass-on', VALUES, (type) => ({
      statement: `A value of type ${type} that JavaScript throws passes through the addon that called it unchanged, at every version.`,
      sources: [EXCEPTIONS],
      probe: 'passOn',
      args: { type },
      expected: { always: { threw: true, same: true } },
    })),
    ...each('take', VALUES, (type) => ({
      statement: `When a callback throws a value of type ${type}, napi_call_function gives napi_pending_exception and the addon can take the value, at every version.`,
      sources: [EXCEPTIONS, TAKE],
      probe: 'take',
      args: { type },
      expected: {
        always: { status: NAPI_PENDING_EXCEPTION, pending: true, pendingAfter: false, same: true },
      },
    })),
    init: {
      statement: 'An exception of the init function is thrown by the load, at every version.',
      sources: [REGISTRATION, EXCEPTIONS, upstreamTest('js-native-api/test_exception/test.js')],
      probe: 'init',
      addon: 'throwing_init',
      expected: { always: { first: { kind: 'Error', code: 'ERR_PROBE_INIT' }, another: 'function' } },
    },
    'init-again': {
      statement:
        'Loading an addon again whose init function threw runs it again, and throws again, at every version.',
      // Nothing says whether a load that failed is tried again.
      strength: 'should',
      sources: [REGISTRATION, EXCEPTIONS],
      probe: 'init',
      addon: 'throwing_init',
      // The addon counts its inits in static data.
      needs: ['load', 'shared-static-data'],
      expected: { always: { second: { kind: 'Error', code: 'ERR_PROBE_INIT' }, ranAgain: true } },
    },
    ...fatals,
  },
});
