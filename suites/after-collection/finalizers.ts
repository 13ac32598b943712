import type { RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';
import { NAPI_OK } from '../napi-status.ts';

/** "This API can be called multiple times on a single JavaScript object." */
const ADD_FINALIZER = documentation('napi_add_finalizer', 'napi_add_finalizer');
const WRAP = documentation('napi_wrap', 'napi_wrap');
const UNWRAP = documentation('napi_unwrap', 'napi_unwrap');
/** "If a finalize callback was associated with the wrapping, it will no longer be called." */
const REMOVE_WRAP = documentation('napi_remove_wrap', 'napi_remove_wrap');

const once = { runs: 1, rightData: true };

/** Several finalizers of one object. */
export const finalizers: Readonly<Record<string, RuleDefinition>> = {
  'add-finalizer-twice': {
    statement:
      'Two finalizers that napi_add_finalizer attached to one object run once each, with their own data, at every version.',
    sources: [ADD_FINALIZER],
    probe: 'addTwice',
    expected: { always: { finalizers: [once, once] } },
  },
  'add-finalizer-beside-wrap': {
    statement:
      'The finalizer of a wrapped object and one that napi_add_finalizer attached to it run once each, with their own data, at every version.',
    sources: [ADD_FINALIZER, WRAP],
    probe: 'addBesideWrap',
    expected: { always: { wrap: once, added: once } },
  },
  'unwrap-beside-finalizer': {
    statement: 'napi_add_finalizer leaves what an object wraps as it is, at every version.',
    sources: [ADD_FINALIZER, UNWRAP],
    probe: 'addBesideWrap',
    expected: { always: { unwrapped: true } },
  },
  'remove-wrap-beside-finalizer': {
    statement:
      'napi_remove_wrap cancels the finalizer of the wrap and leaves one that napi_add_finalizer attached, at every version.',
    sources: [REMOVE_WRAP, ADD_FINALIZER],
    probe: 'addBesideRemovedWrap',
    expected: { always: { removed: NAPI_OK, wrap: { runs: 0 }, added: once } },
  },
};
