import { documentation, thread } from '../sources.ts';
import { CONTEXTS } from '../exception-status/contexts.ts';
import { STATUS_SOURCES } from '../exception-status/observations.ts';
import { NAPI_CANNOT_RUN_JS, NAPI_OK, NAPI_PENDING_EXCEPTION } from '../napi-status.ts';
import type { Pattern } from '../rule.ts';
import { FINALIZATION, noted, type EndRule } from './places.ts';

const EXCEPTIONS = documentation('exceptions', 'exceptions');
const IS_PENDING = documentation('napi_is_exception_pending', 'napi_is_exception_pending');
/** A finalizer deletes references whose finalizers are due. */
const NESTED_WRAP = thread('nodejs/node#57981');

const twice = (text: string) => [text, text];

/** Finalizers that call JavaScript and throw, and one that deletes references. */
export const finalizerRules: Readonly<Record<string, EndRule>> = {
  'finalizer-exceptions': {
    statement: 'No exception passes from one finalizer to the next {when}, at every version.',
    sources: [FINALIZATION, IS_PENDING, EXCEPTIONS],
    expected: noted({ 'finalizer-pending': twice('0') }),
  },
  'finalizer-javascript': {
    statement: 'A function that a finalizer calls does not run {when}, at every version.',
    sources: [FINALIZATION],
    expected: noted({ 'finalizer-ran': twice('0') }),
  },
  'finalizer-deletions': {
    statement:
      'A finalizer deletes the references of its object, that of another finalizer too, with napi_ok {when}, at every version.',
    sources: [documentation('napi_delete_reference', 'napi_delete_reference'), NESTED_WRAP],
    expected: noted({ deletions: twice(String(NAPI_OK)) }),
  },
  'finalizer-cancelled': {
    statement:
      'A finalizer whose reference another finalizer has deleted does not run {when}, at every version.',
    strength: 'should',
    sources: [documentation('napi_wrap', 'napi_wrap'), NESTED_WRAP],
    expected: noted({ deletes: ['finalizer'] }),
  },
  'calling-lives': {
    statement:
      'What calls JavaScript, throws or deletes references at the end does no harm {when}, at every version.',
    sources: [FINALIZATION],
    expected: 'well',
  },
};

function refused(list: string, calls: number): EndRule['expected'] {
  const all = (status: number): Pattern => {
    const texts = Array<string>(calls).fill(String(status));
    return { notes: { [`${list}-call`]: texts, [`${list}-throw`]: texts } };
  };
  return { opensAt: 10, below: all(NAPI_PENDING_EXCEPTION), from: all(NAPI_CANNOT_RUN_JS) };
}

/** By the name of its notes: what runs, and how often. */
const CALLERS = {
  finalizer: { context: 'wrap-finalizer', runs: 2 },
  'instance-data': { context: 'instance-data-finalizer', runs: 1 },
  'env-hook': { context: 'env-clean-up-hook', runs: 1 },
  'async-hook': { context: 'async-clean-up-hook', runs: 1 },
} as const;

/** What runs at the end and calls JavaScript is refused; exception-status asks more of it in Workers. */
export const statusRules: Readonly<Record<string, EndRule>> = Object.fromEntries(
  Object.entries(CALLERS).map(([list, { context, runs }]): [string, EndRule] => [
    `status-${list}`,
    {
      statement: `napi_call_function and napi_throw_error, called ${CONTEXTS[context].where}, return napi_cannot_run_js from version 10, and napi_pending_exception below, {when}.`,
      // A test of Node.js accepts napi_ok in a finalizer as well.
      strength: list === 'finalizer' ? 'should' : 'must',
      sources: [FINALIZATION, CONTEXTS[context].source, ...STATUS_SOURCES],
      expected: refused(list, runs),
    },
  ]),
);
