import type { Json } from '../json.ts';
import { defineSuite, type Capability, type Pattern, type RuleDefinition } from '../rule.ts';
import { upstreamTest, documentation, VERSION_MATRIX } from '../sources.ts';
import { NAPI_OK } from '../napi-status.ts';
import { cancellations } from './cancelling.ts';
import { edges } from './edges.ts';

const COMPLETE = documentation('napi_async_complete_callback', 'napi_async_complete_callback');
const WORK = documentation('simple asynchronous operations', 'simple-asynchronous-operations');
/** Reports what the complete callback left behind, without a look at the version. */
const AFTER_THREAD_POOL_WORK = {
  title: 'Work::AfterThreadPoolWork in src/node_api.cc',
  url: 'https://github.com/nodejs/node/blob/main/src/node_api.cc',
};

const UNCAUGHT_TEST = upstreamTest('node-api/test_async/test-uncaught.js');

const CATCHING: readonly Capability[] = ['load', 'turn', 'uncaught-exception', 'warning'];

const quiet = { completed: [NAPI_OK, NAPI_OK], warnings: [], uncaught: [] };

function uncaught(thrown: Readonly<Record<string, Json>>): Pattern {
  const one = { ...thrown, origin: 'uncaughtException' };
  return { ...quiet, uncaught: [one, one] };
}

function complete(
  statement: string,
  args: Readonly<Record<string, string>>,
  pattern: Pattern,
): RuleDefinition {
  return {
    statement,
    sources: [COMPLETE, WORK, UNCAUGHT_TEST, AFTER_THREAD_POOL_WORK, VERSION_MATRIX],
    probe: 'complete',
    args,
    needs: CATCHING,
    expected: { always: pattern },
  };
}

export const asyncWork = defineSuite({
  name: 'async-work',
  title: 'Async work: exceptions of the complete callback, and cancelling',
  addon: 'async_work',
  rules: {
    completes: complete(
      'Async work completes with napi_ok, once for each time it was queued, at every version.',
      { mode: 'calls', value: 'nothing' },
      quiet,
    ),
    throws: complete(
      'An exception that the complete callback throws itself is uncaught at every version, and later work completes.',
      { mode: 'throws' },
      uncaught({ code: 'ERR_PROBE_COMPLETE' }),
    ),
    'passes-on': complete(
      'An exception of JavaScript that the complete callback leaves pending is uncaught at every version.',
      { mode: 'calls' },
      uncaught({ code: 'ERR_PROBE_CALLBACK' }),
    ),
    'passes-on-string': complete(
      'A string that JavaScript threw and the complete callback leaves pending is uncaught at every version.',
      { mode: 'calls', value: 'string' },
      uncaught({ type: 'string', value: 'of the probe' }),
    ),
    handled: complete(
      'An exception that the complete callback takes with napi_get_and_clear_last_exception is not reported, at every version.',
      { mode: 'handles' },
      quiet,
    ),
    exit: {
      statement:
        'Without a handler, an exception of the complete callback ends the process with exit code 1 at every version.',
      sources: [COMPLETE, UNCAUGHT_TEST, AFTER_THREAD_POOL_WORK],
      probe: 'exit',
      args: { mode: 'throws' },
      needs: ['load', 'process-end'],
      isolate: true,
      expected: { always: { end: { exitCode: 1 } } },
    },
    worker: {
      statement:
        "An exception of the complete callback in a Worker ends it with an 'error' event and exit code 1 at every version.",
      sources: [COMPLETE, UNCAUGHT_TEST, AFTER_THREAD_POOL_WORK],
      probe: 'worker',
      args: { mode: 'throws' },
      needs: ['load', 'turn', 'worker'],
      expected: { always: { exitCode: 1, error: { code: 'ERR_PROBE_COMPLETE' } } },
    },
    ...cancellations,
    ...edges,
  },
});
