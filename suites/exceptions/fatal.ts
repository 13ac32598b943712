import type { RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';

const FATAL_EXCEPTION = documentation('napi_fatal_exception', 'napi_fatal_exception');

function fatal(type: string, uncaught: Readonly<Record<string, string>>): RuleDefinition {
  return {
    statement: `napi_fatal_exception makes a value of type ${type} an uncaught exception at every version.`,
    sources: [FATAL_EXCEPTION],
    probe: 'fatal',
    args: { type },
    needs: ['load', 'turn', 'uncaught-exception', 'warning'],
    expected: {
      always: { status: 0, warnings: [], uncaught: [{ ...uncaught, origin: 'uncaughtException' }] },
    },
  };
}

/** Exceptions that an addon hands over itself, as uncaught. */
export const fatals: Record<string, RuleDefinition> = {
  'fatal-error': fatal('error', { code: 'ERR_PROBE_VALUE' }),
  'fatal-string': fatal('string', { type: 'string', value: 'of the probe' }),
  'fatal-null': fatal('null', { type: 'null', value: 'null' }),
  'fatal-exit': {
    statement: 'Without a handler, napi_fatal_exception ends the process with exit code 1 at every version.',
    sources: [FATAL_EXCEPTION],
    probe: 'fatalExit',
    needs: ['load', 'process-end'],
    isolate: true,
    expected: { always: { end: { exitCode: 1 } } },
  },
  'fatal-worker': {
    statement:
      "napi_fatal_exception in a Worker ends it with an 'error' event and exit code 1 at every version.",
    sources: [FATAL_EXCEPTION],
    probe: 'fatalWorker',
    needs: ['load', 'turn', 'worker'],
    expected: { always: { exitCode: 1, error: { code: 'ERR_PROBE_VALUE' } } },
  },
};
