import { NAPI_CLOSING, NAPI_OK } from '../napi-status.ts';
import type { RuleDefinition } from '../rule.ts';
import {
  CALLING,
  COUNTING,
  CREATION,
  KEEPING,
  NEEDS_WORKER,
  OUTLIVES,
  REENTRANT,
  REENTRANT_TEST,
  REF,
  TEARDOWN,
  UNREF,
} from './sources.ts';

/** What is waited for when the end of a process hangs, in milliseconds; it takes a few without. */
const HANG_MS = 3000;

const worker = { probe: 'worker', needs: NEEDS_WORKER } as const satisfies Partial<RuleDefinition>;

const afterWorker = {
  probe: 'afterWorker',
  needs: [...NEEDS_WORKER, 'process-end'],
  isolate: true,
} as const satisfies Partial<RuleDefinition>;

const atExit = {
  probe: 'atExit',
  needs: ['load', 'process-end'],
  isolate: true,
} as const satisfies Partial<RuleDefinition>;

/** A thread-safe function and the life of its environment. */
export const environmentRules: Record<string, RuleDefinition> = {
  'ref-keeps-alive': {
    statement:
      'One that was unreferenced twice and referenced once keeps its Worker alive until it is released.',
    sources: [KEEPING, REF, UNREF],
    ...worker,
    expected: {
      always: { alive: true, call: NAPI_OK, release: NAPI_OK, released: { order: [1, 'finalizer'] } },
    },
  },
  'unref-lets-go': {
    statement: 'One that was referenced twice and unreferenced once does not keep its Worker alive.',
    sources: [KEEPING, REF, UNREF],
    ...worker,
    expected: { always: { endless: false } },
  },
  'ref-status': {
    statement:
      'napi_ref_threadsafe_function and napi_unref_threadsafe_function return napi_ok however often they are called.',
    sources: [REF, UNREF],
    ...worker,
    expected: {
      always: {
        statuses: { released: [NAPI_OK, NAPI_OK, NAPI_OK], unreferenced: [NAPI_OK, NAPI_OK, NAPI_OK] },
      },
    },
  },
  'end-of-worker': {
    statement: 'One that nobody released is finalized once at the end of its Worker, before its exit event.',
    sources: [TEARDOWN, COUNTING],
    ...worker,
    expected: { always: { unreferenced: { finalized: 1, order: ['finalizer'] } } },
  },
  'end-of-worker-arguments': {
    statement:
      'The finalizer that runs at the end of a Worker gets the env, the finalize data and the context.',
    sources: [CREATION, TEARDOWN],
    ...worker,
    expected: { always: { unreferenced: { finalizer: { env: true, data: true, context: true } } } },
  },
  'end-of-worker-queued': {
    statement:
      'Calls that are queued when a Worker ends come to call_js once each, in their order, and before the finalizer.',
    sources: [CALLING, COUNTING],
    ...worker,
    expected: { always: { queued: { order: [1, 2, 3, 'finalizer'] } } },
  },
  'end-of-process': {
    statement: 'One that nobody released is finalized once when the process ends by itself.',
    sources: [TEARDOWN, KEEPING],
    ...atExit,
    args: { aborts: false },
    expected: { always: { end: { exitCode: 101 } } },
  },
  'call-after-worker': {
    statement: 'A holder that calls it after its Worker ended gets napi_closing.',
    sources: [OUTLIVES, COUNTING],
    ...afterWorker,
    expected: { always: { call: NAPI_CLOSING } },
  },
  'release-after-worker': {
    statement: 'A holder can release it after its Worker ended, and gets napi_ok.',
    sources: [OUTLIVES, COUNTING],
    ...afterWorker,
    expected: { always: { release: NAPI_OK } },
  },
  'abort-last-in-process': {
    statement:
      'The finalizer of the instance data can abort it when the process ends, and the process exits.',
    sources: [REENTRANT_TEST, REENTRANT, TEARDOWN],
    ...atExit,
    args: { aborts: true },
    timeLimitMs: HANG_MS,
    expected: { always: { end: { exitCode: 111 } } },
  },
  'abort-last-in-worker': {
    statement: 'The finalizer of the instance data can abort it when a Worker ends, and the Worker exits.',
    sources: [REENTRANT_TEST, REENTRANT, TEARDOWN],
    probe: 'abortedLast',
    needs: [...NEEDS_WORKER, 'process-end'],
    isolate: true,
    expected: { always: { endless: false, releases: [NAPI_OK], finalized: 1 } },
  },
};
