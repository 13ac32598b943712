import type { RuleDefinition } from '../rule.ts';
import { UNCAUGHT_FROM_CALLBACKS, VERSION_10 } from '../sources.ts';
import { CALL_JS, codes, DEP0168, FINALIZER_POLICY, LEAKS, OPENS_AT, type LeakName } from './leaks.ts';

const SOURCES = [CALL_JS, DEP0168, UNCAUGHT_FROM_CALLBACKS, FINALIZER_POLICY, VERSION_10];

const dies = { end: { exitCode: 1 } };
const lives = { calls: 2, finalized: 1, end: { exitCode: 0 } };

/** A process of its own, without listeners. */
function exitRule(
  statement: string,
  args: Readonly<Record<string, string>>,
  expected: RuleDefinition['expected'] = { opensAt: OPENS_AT, below: lives, from: dies },
  flag?: string,
): RuleDefinition {
  return {
    statement,
    sources: SOURCES,
    probe: 'exit',
    args,
    needs: ['load', 'turn', 'process-end', ...(flag === undefined ? [] : (['node-flags'] as const))],
    isolate: true,
    flags: flag === undefined ? [] : [flag],
    expected,
  };
}

const { args: byCallback } = LEAKS['callback-thread'];

const exits: Record<string, RuleDefinition> = {
  'exit-callback': exitRule(
    'Without a handler, an exception of the JavaScript callback ends the process with exit code 1 from version 10; below, the process ends with 0.',
    byCallback,
  ),
  'exit-call-js': exitRule(
    'Without a handler, an exception of call_js ends the process with exit code 1 from version 10; below, the process ends with 0.',
    LEAKS['call-js-thread'].args,
  ),
  'exit-finalizer': exitRule(
    'Without a handler, an exception of the finalizer ends the process with exit code 1 from version 10; below, the process ends with 0.',
    LEAKS.finalizer.args,
  ),
  'exit-null': exitRule(
    'Without a handler, null thrown by the JavaScript callback ends the process with exit code 1 from version 10; below, the process ends with 0.',
    { value: 'null', from: 'loop' },
  ),
  'exit-forced': exitRule(
    'Without a handler, an exception of the JavaScript callback ends the process with exit code 1 at every version under --force-node-api-uncaught-exceptions-policy.',
    byCallback,
    { always: dies },
    '--force-node-api-uncaught-exceptions-policy',
  ),
  'exit-throw-deprecation': exitRule(
    'Without a handler, an exception of the JavaScript callback ends the process with exit code 1 at every version under --throw-deprecation.',
    byCallback,
    { always: dies },
    '--throw-deprecation',
  ),
};

/** A Worker that lives on posts its record; one that died does not. */
function workerRule(name: LeakName): RuleDefinition {
  const { what, args, code, times } = LEAKS[name];
  return {
    statement: `${what} in a Worker ends it with an 'error' event and exit code 1 from version 10; below it is a DEP0168 warning in the Worker, which lives on.`,
    sources: SOURCES,
    probe: 'worker',
    args,
    needs: ['load', 'turn', 'warning', 'worker'],
    expected: {
      opensAt: OPENS_AT,
      below: {
        exitCode: 0,
        error: null,
        told: [{ calls: 2, finalized: 1, warnings: codes('DEP0168', times) }],
      },
      from: { exitCode: 1, error: { code }, told: [] },
    },
  };
}

/** The ends of processes and Workers whose exception is not handled. */
export const ends: Record<string, RuleDefinition> = {
  ...exits,
  'worker-callback': workerRule('callback-thread'),
  'worker-call-js': workerRule('call-js-thread'),
  'worker-finalizer': workerRule('finalizer'),
};
