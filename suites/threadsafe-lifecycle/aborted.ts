import { NAPI_CLOSING, NAPI_OK } from '../napi-status.ts';
import type { RuleDefinition } from '../rule.ts';
import {
  CALL,
  CALLING,
  COUNTING,
  CREATION,
  FINALIZED_ONCE,
  NEEDS,
  NEEDS_WORKER,
  QUEUE_FIRST,
  RELEASE,
} from './sources.ts';

const queued = {
  probe: 'end',
  args: { holders: 1, calls: 3, end: 'abort' },
  needs: NEEDS,
} as const satisfies Partial<RuleDefinition>;

const held = {
  probe: 'end',
  args: { holders: 2, calls: 0, end: 'abort' },
  needs: NEEDS,
} as const satisfies Partial<RuleDefinition>;

/** The other holder learns of the abort from its call, and is none from then on. */
const told = {
  probe: 'end',
  args: { holders: 2, calls: 3, end: 'abort', later: ['call'] },
  needs: NEEDS,
} as const satisfies Partial<RuleDefinition>;

const used = {
  probe: 'end',
  args: { holders: 4, calls: 0, end: 'abort', later: ['call', 'acquire', 'release'] },
  needs: NEEDS,
} as const satisfies Partial<RuleDefinition>;

const blocked = { probe: 'blocked', needs: NEEDS } as const satisfies Partial<RuleDefinition>;

/** A process of its own: where a lock is destroyed while a producer waits, the thread hangs. */
const inWorker = {
  probe: 'aborted',
  needs: [...NEEDS_WORKER, 'process-end'],
  isolate: true,
} as const satisfies Partial<RuleDefinition>;

/** A thread-safe function that is aborted. */
export const abortedRules: Record<string, RuleDefinition> = {
  'abort-order': {
    statement:
      'After an abort the queued calls are handed back to call_js in their order, and the finalizer runs after them.',
    sources: [COUNTING, QUEUE_FIRST],
    ...queued,
    expected: { always: { order: [1, 2, 3, 'finalizer'] } },
  },
  'abort-without-env': {
    statement: 'call_js of a call that is handed back after an abort gets neither an env nor a callback.',
    strength: 'should',
    sources: [CALLING, QUEUE_FIRST],
    ...queued,
    expected: { always: { env: [false, false, false], callback: [false, false, false] } },
  },
  'abort-context': {
    statement: 'call_js of a call that is handed back after an abort gets the context.',
    sources: [CALLING, QUEUE_FIRST],
    ...queued,
    expected: { always: { context: [true, true, true] } },
  },
  'abort-finalizer': {
    statement:
      'The finalizer of an aborted thread-safe function gets the env, the finalize data and the context.',
    sources: [CREATION],
    ...queued,
    expected: { always: { finalizer: { env: true, data: true, context: true } } },
  },
  'abort-held': {
    statement:
      'The finalizer of an aborted thread-safe function runs once, although another holder never releases it.',
    strength: 'should',
    sources: [
      RELEASE,
      { title: 'oven-sh/bun#40671', url: 'https://github.com/oven-sh/bun/pull/40671' },
      { title: 'nodejs/node#55877', url: 'https://github.com/nodejs/node/pull/55877' },
    ],
    ...held,
    expected: { always: { finalized: 1 } },
  },
  'abort-told': {
    statement:
      'The finalizer runs once when one holder aborts and the other has got napi_closing, although calls were queued.',
    sources: [COUNTING, FINALIZED_ONCE],
    ...told,
    expected: { always: { finalized: 1, later: { call: NAPI_CLOSING } } },
  },
  'abort-call': {
    statement: 'napi_call_threadsafe_function returns napi_closing after an abort.',
    sources: [COUNTING, CALL],
    ...used,
    expected: { always: { later: { call: NAPI_CLOSING } } },
  },
  'abort-acquire': {
    statement: 'napi_acquire_threadsafe_function returns napi_closing after an abort.',
    sources: [COUNTING],
    ...used,
    expected: { always: { later: { acquire: NAPI_CLOSING } } },
  },
  'abort-release': {
    statement:
      'napi_release_threadsafe_function returns napi_ok after an abort to one who still is a holder.',
    sources: [COUNTING, RELEASE],
    ...used,
    expected: { always: { later: { release: NAPI_OK } } },
  },
  'abort-blocked': {
    statement:
      'A producer that waits at a full queue gets napi_closing when the thread-safe function is aborted.',
    sources: [COUNTING, CALL],
    ...blocked,
    expected: { always: { producers: [NAPI_CLOSING] } },
  },
  'abort-blocked-finalizer': {
    statement:
      'The finalizer runs once when a thread-safe function is aborted at whose full queue a producer waits.',
    sources: [COUNTING],
    ...blocked,
    expected: { always: { finalized: 1 } },
  },
  'abort-blocked-each': {
    statement:
      'Each of two producers that wait at a full queue gets napi_closing when the thread-safe function is aborted.',
    strength: 'should',
    sources: [COUNTING, CALL],
    ...inWorker,
    expected: { always: { blocked: { producers: [NAPI_CLOSING, NAPI_CLOSING] } } },
  },
  'abort-blocked-two': {
    statement:
      'The finalizer runs once when a thread-safe function is aborted at whose full queue two producers wait.',
    sources: [COUNTING],
    ...inWorker,
    expected: { always: { blocked: { finalized: 1 } } },
  },
  'abort-ends': {
    statement:
      'A Worker ends by itself when its thread-safe functions are aborted, whatever their other holders do.',
    strength: 'should',
    sources: [RELEASE, { title: 'oven-sh/bun#40671', url: 'https://github.com/oven-sh/bun/pull/40671' }],
    ...inWorker,
    expected: { always: { endless: false } },
  },
};
