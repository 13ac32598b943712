import type { RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';

const PROMISES = documentation('promises', 'promises');
const CALLING = documentation('calling a thread-safe function', 'calling-a-thread-safe-function');
const RELEASE = documentation('napi_release_threadsafe_function', 'napi_release_threadsafe_function');
const KEEPS_RUNNING = documentation(
  'deciding whether to keep the process running',
  'deciding-whether-to-keep-the-process-running',
);
const UINT64 = documentation('napi_get_value_bigint_uint64', 'napi_get_value_bigint_uint64');
const WORKERS = documentation('environment life cycle APIs', 'environment-life-cycle-apis');

const addon = 'bindings_async';

/** More than one thread at once, settling differently. */
const TASKS = Array.from({ length: 8 }, (_, number) => ({ number, fails: number % 2 === 1 }));
const TIMES = 2000;

/** Work of other threads: promises, listeners, a lock. */
export const asyncRules: Readonly<Record<string, RuleDefinition>> = {
  'promise-resolved': {
    statement:
      'A promise that a native thread resolves through a thread-safe function is fulfilled with its value, at every version.',
    sources: [PROMISES, CALLING],
    addon,
    probe: 'promises',
    args: { tasks: [{ number: 7, fails: false }] },
    needs: ['load', 'turn'],
    expected: { always: { outcomes: [{ fulfilled: 7 }] } },
  },
  'promise-rejected': {
    statement:
      'A promise that a native thread rejects through a thread-safe function is rejected with its Error and the numeric code of that, at every version.',
    sources: [PROMISES, CALLING],
    addon,
    probe: 'promises',
    args: { tasks: [{ number: 7, fails: true }] },
    needs: ['load', 'turn'],
    expected: { always: { outcomes: [{ rejected: { isError: true, code: 7 } }] } },
  },
  'promises-at-once': {
    statement:
      'Promises that several native threads settle at once are each settled with their own outcome, at every version.',
    sources: [PROMISES, CALLING],
    addon,
    probe: 'promises',
    args: { tasks: TASKS },
    needs: ['load', 'turn'],
    expected: {
      always: {
        outcomes: TASKS.map(({ number, fails }) =>
          fails ? { rejected: { isError: true, code: number } } : { fulfilled: number },
        ),
      },
    },
  },
  listener: {
    statement:
      'A listener behind an unreferenced thread-safe function receives every event of a native thread in order, and is gone once it is unregistered, at every version.',
    sources: [CALLING, RELEASE],
    addon,
    probe: 'listener',
    needs: ['load', 'turn'],
    expected: {
      always: {
        found: true,
        heard: [0, 1, 2],
        unregistered: true,
        again: false,
        foundAfterwards: false,
      },
    },
  },
  'listener-id': {
    statement: '64-bit ids distinguish listeners even where they would be the same double, at every version.',
    sources: [UINT64],
    addon,
    probe: 'listenerIds',
    expected: {
      always: {
        type: 'bigint',
        alike: true,
        distinct: true,
        unregistered: true,
        left: true,
        truncated: false,
      },
    },
  },
  'listener-process-end': {
    statement:
      'A listener whose thread-safe function is unreferenced does not keep the process alive, at every version.',
    sources: [KEEPS_RUNNING],
    addon,
    probe: 'listenerAlone',
    needs: ['load', 'process-end'],
    isolate: true,
    expected: { always: { registered: 'bigint', end: { exitCode: 0 } } },
  },
  lock: {
    statement:
      'The main thread and Workers that use a process-wide native lock at once share its state and never meet within it, at every version.',
    sources: [WORKERS],
    addon: 'bindings_lock',
    probe: 'lock',
    args: { times: TIMES },
    needs: ['load', 'turn', 'worker'],
    timeLimitMs: 10_000,
    expected: {
      always: {
        entries: 3 * TIMES,
        told: Array.from({ length: 3 }, () => ({ collisions: 0, visits: 1 })),
      },
    },
  },
};
