import type { Pattern, RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';
import { BASIC_FINALIZE, collecting, unharmed } from './kinds.ts';

const BASIC_ENV = documentation('node_api_basic_env', 'node_api_basic_env');

/** Whether the work can still be cancelled is up to the thread pool. */
const survived: Pattern = { runs: 1, uncaught: [] };

/** The functions on hooks, async work and thread-safe functions that take a node_api_basic_env. */
const SCHEDULING: Readonly<Record<string, Pattern>> = {
  napi_add_env_cleanup_hook: unharmed,
  napi_remove_env_cleanup_hook: unharmed,
  napi_add_async_cleanup_hook: unharmed,
  napi_queue_async_work: unharmed,
  napi_cancel_async_work: survived,
  napi_ref_threadsafe_function: unharmed,
  napi_unref_threadsafe_function: unharmed,
};

/** What the finalizer of a wrapped object may schedule, within a garbage collection too. */
export const scheduling: Record<string, RuleDefinition> = Object.fromEntries(
  Object.entries(SCHEDULING).map(([act, pattern]): [string, RuleDefinition] => [
    `basic-${act}`,
    {
      statement: `The finalizer of a wrapped object may call ${act}, at every version.`,
      sources: [BASIC_FINALIZE, BASIC_ENV, documentation(act, act)],
      ...collecting({ kind: 'wrap', act }),
      expected: { always: pattern },
    },
  ]),
);
