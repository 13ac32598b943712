import type { RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';
import { NAPI_INVALID_ARG, NAPI_OK } from '../napi-status.ts';

const CREATE = documentation('napi_create_async_work', 'napi_create_async_work');
const COMPLETE = documentation('napi_async_complete_callback', 'napi_async_complete_callback');
const IN_SOURCE = {
  title: 'napi_create_async_work and Work::AfterThreadPoolWork in src/node_api.cc',
  url: 'https://github.com/nodejs/node/blob/main/src/node_api.cc',
};
/** Waits at the end of an environment until no request is left. */
const CLEAN_UP = {
  title: 'Environment::CleanupHandles in src/env.cc',
  url: 'https://github.com/nodejs/node/blob/main/src/env.cc',
};

/** Async work without a callback, and work that is running when its environment ends: the documents are silent on both. */
export const edges: Readonly<Record<string, RuleDefinition>> = {
  'without-execute': {
    statement:
      'napi_create_async_work returns napi_invalid_arg without an execute callback, at every version.',
    strength: 'should',
    sources: [CREATE, IN_SOURCE],
    probe: 'withoutExecute',
    addon: 'async_work_cancel',
    expected: { always: { status: NAPI_INVALID_ARG } },
  },
  'without-complete': {
    statement: 'Async work without a complete callback is created and executes once, at every version.',
    strength: 'should',
    sources: [CREATE, IN_SOURCE],
    probe: 'withoutComplete',
    addon: 'async_work_cancel',
    needs: ['load', 'turn'],
    expected: { always: { status: NAPI_OK, executed: 1 } },
  },
  'worker-ends': {
    statement:
      'Work that a Worker queued before process.exit() completes once before the "exit" event of the Worker, at every version.',
    strength: 'should',
    sources: [COMPLETE, IN_SOURCE, CLEAN_UP],
    probe: 'workerEnds',
    addon: 'async_work_cancel',
    needs: ['load', 'turn', 'worker', 'threads', 'shared-static-data'],
    timeLimitMs: 15_000,
    expected: { always: { exitCode: 0, completed: true } },
  },
};
