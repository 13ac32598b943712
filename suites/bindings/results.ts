import type { RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';
import { NAPI_OK, NAPI_STRING_EXPECTED } from '../napi-status.ts';

const CREATE_ERROR = documentation('napi_create_error', 'napi_create_error');
const THROW = documentation('napi_throw', 'napi_throw');
const SCOPES = documentation(
  'making handle lifespan shorter than that of the native method',
  'making-handle-lifespan-shorter-than-that-of-the-native-method',
);
const SET_ELEMENT = documentation('napi_set_element', 'napi_set_element');

const addon = 'bindings_results';

/** Results of native calls: errors with a number as their code, arrays of the items of an iterator. */
export const resultRules: Readonly<Record<string, RuleDefinition>> = {
  'error-code': {
    statement:
      'An Error that native code throws keeps the number it was given as its code, at every version.',
    sources: [THROW, CREATE_ERROR],
    addon,
    probe: 'fail',
    args: { code: -2147483648 },
    expected: { always: { isError: true, code: -2147483648 } },
  },
  'error-code-number': {
    statement: 'napi_create_error gives napi_string_expected for a number as its code, at every version.',
    sources: [CREATE_ERROR],
    addon,
    probe: 'errorCode',
    args: { code: 7 },
    expected: { always: { status: NAPI_STRING_EXPECTED } },
  },
  'error-code-string': {
    statement: 'napi_create_error takes a string as its code, at every version.',
    sources: [CREATE_ERROR],
    addon,
    probe: 'errorCode',
    args: { code: 'ERR_OF_THE_PROBE' },
    expected: { always: { status: NAPI_OK } },
  },
  'iterator-drained': {
    statement:
      'A native iterator is drained into an array with every element in order, each in a handle scope of its own, at every version.',
    sources: [SCOPES, SET_ELEMENT],
    addon,
    probe: 'drain',
    args: { end: 5000, failsAt: -1 },
    expected: { always: { isArray: true, length: 5000, inOrder: true, again: 0 } },
  },
  'iterator-empty': {
    statement: 'An empty native iterator is drained into an empty array, at every version.',
    sources: [SET_ELEMENT],
    addon,
    probe: 'drain',
    args: { end: 0, failsAt: -1 },
    expected: { always: { isArray: true, length: 0, again: 0 } },
  },
  'iterator-failing': {
    statement:
      'A native iterator that fails while it is drained throws its Error with a numeric code, and goes on behind it when it is drained again, at every version.',
    sources: [THROW, SCOPES],
    addon,
    probe: 'drain',
    args: { end: 10, failsAt: 4 },
    expected: { always: { thrown: { isError: true, code: 4 }, again: 5 } },
  },
};
