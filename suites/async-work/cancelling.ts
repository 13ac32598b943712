import type { Capability, RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';
import { NAPI_CANCELLED, NAPI_GENERIC_FAILURE, NAPI_OK } from '../napi-status.ts';

/** Queued work is cancelled and completes with napi_cancelled; what has started cannot be cancelled. */
const CANCEL = documentation('napi_cancel_async_work', 'napi_cancel_async_work');
/** Cancels work that waits for a thread of the pool. */
const TEST_CANCEL = {
  title: 'test/node-api/test_async/test.js',
  url: 'https://github.com/nodejs/node/blob/main/test/node-api/test_async/test_async.c',
};
const COMPLETE = documentation('napi_async_complete_callback', 'napi_async_complete_callback');

/** "The given function is called from a worker pool thread". */
const CREATE = documentation('napi_create_async_work', 'napi_create_async_work');

const NEEDS: readonly Capability[] = ['load', 'turn', 'threads'];

/** One observation: more work than the thread pool has threads, none of which can finish until all were cancelled. */
function cancelling(
  rule: Pick<RuleDefinition, 'statement' | 'expected'> & Partial<RuleDefinition>,
): RuleDefinition {
  return {
    sources: [CANCEL, TEST_CANCEL],
    probe: 'cancel',
    addon: 'async_work_cancel',
    needs: NEEDS,
    timeLimitMs: 15_000,
    ...rule,
  };
}

/** Where async work executes, and async work that is cancelled while it is queued, while it runs, and when it is done. */
export const cancellations: Readonly<Record<string, RuleDefinition>> = {
  'executes-elsewhere': {
    statement: 'Async work executes on another thread than the one that queued it, at every version.',
    sources: [CREATE],
    probe: 'executeElsewhere',
    addon: 'async_work_cancel',
    needs: NEEDS,
    expected: { always: { executed: 1, sameThread: false } },
  },
  'cancel-queued': cancelling({
    statement:
      'napi_cancel_async_work cancels work that has not started: it does not execute, and completes once with napi_cancelled, at every version.',
    expected: {
      always: { queued: { some: true, executed: false, completions: [NAPI_CANCELLED], once: true } },
    },
  }),
  'cancel-running': cancelling({
    statement:
      'napi_cancel_async_work returns napi_generic_failure for work that is running, at every version.',
    sources: [CANCEL],
    expected: { always: { running: { some: true, statuses: [NAPI_GENERIC_FAILURE] } } },
  }),
  'cancel-running-completes': cancelling({
    statement: 'Running work that could not be cancelled completes once with napi_ok, at every version.',
    sources: [CANCEL, COMPLETE],
    expected: { always: { running: { some: true, completions: [NAPI_OK], once: true } } },
  }),
  'cancel-done': cancelling({
    statement:
      'napi_cancel_async_work returns napi_generic_failure for work that has completed and is not deleted, at every version.',
    sources: [CANCEL],
    expected: { always: { done: NAPI_GENERIC_FAILURE } },
  }),
  'delete-cancelled': cancelling({
    statement:
      'napi_delete_async_work frees cancelled and completed work after its complete callback, at every version.',
    sources: [CANCEL, documentation('napi_delete_async_work', 'napi_delete_async_work')],
    expected: { always: { removed: [NAPI_OK] } },
  }),
};
