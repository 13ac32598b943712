import type { Capability, Pattern, RuleDefinition } from '../rule.ts';
import { documentation, thread, UNCAUGHT_FROM_CALLBACKS, VERSION_10 } from '../sources.ts';

/** What becomes of exceptions of call_js is said here, not under napi_threadsafe_function_call_js. */
export const CALL_JS = documentation('napi_create_threadsafe_function', 'napi_create_threadsafe_function');
export const DEP0168 = {
  title: 'DEP0168: unhandled exception in Node-API callbacks',
  url: 'https://nodejs.org/api/deprecations.html#dep0168-unhandled-exception-in-node-api-callbacks',
};
/** CallFinalizer of a thread-safe function applies the policy as well; the documentation names call_js only. */
export const FINALIZER_POLICY = thread('nodejs/node#49313');

/** The version at which exceptions stop being warnings. */
export const OPENS_AT = 10;

export const CATCHING: readonly Capability[] = ['load', 'turn', 'uncaught-exception', 'warning'];

export const quiet = { calls: 2, finalized: 1, warnings: [], uncaught: [] } as const;

export function codes(code: string, times: number): readonly string[] {
  return Array.from({ length: times }, () => code);
}

function warned(times: number): Pattern {
  return { ...quiet, warnings: codes('DEP0168', times) };
}

export function uncaught(code: string, times: number): Pattern {
  return { ...quiet, uncaught: codes(code, times).map((code) => ({ code, origin: 'uncaughtException' })) };
}

/** Every way in which an exception can be left behind: what the probe does, and which error comes of it how often. */
export interface Leak {
  readonly what: string;
  readonly args: Readonly<Record<string, string>>;
  readonly code: string;
  readonly times: number;
}

export const LEAKS = {
  'callback-thread': {
    what: 'An exception thrown by the JavaScript callback behind the default call_js, called from a native thread,',
    args: { from: 'thread' },
    code: 'ERR_PROBE_CALLBACK',
    times: 2,
  },
  'callback-loop': {
    what: 'An exception thrown by the JavaScript callback behind the default call_js, called from the loop thread,',
    args: { from: 'loop' },
    code: 'ERR_PROBE_CALLBACK',
    times: 2,
  },
  'call-js-thread': {
    what: 'An exception that call_js throws itself, called from a native thread,',
    args: { callJs: 'throws', from: 'thread' },
    code: 'ERR_PROBE_CALL_JS',
    times: 2,
  },
  'call-js-loop': {
    what: 'An exception that call_js throws itself, called from the loop thread,',
    args: { callJs: 'throws', from: 'loop' },
    code: 'ERR_PROBE_CALL_JS',
    times: 2,
  },
  'passed-on-thread': {
    what: 'An exception of JavaScript that call_js leaves pending, called from a native thread,',
    args: { callJs: 'calls', from: 'thread' },
    code: 'ERR_PROBE_CALLBACK',
    times: 2,
  },
  'passed-on-loop': {
    what: 'An exception of JavaScript that call_js leaves pending, called from the loop thread,',
    args: { callJs: 'calls', from: 'loop' },
    code: 'ERR_PROBE_CALLBACK',
    times: 2,
  },
  finalizer: {
    what: 'An exception thrown by the finalizer of a thread-safe function',
    args: { callback: 'returns', finalizer: 'throws', from: 'loop' },
    code: 'ERR_PROBE_FINALIZER',
    times: 1,
  },
} as const satisfies Record<string, Leak>;
export type LeakName = keyof typeof LEAKS;

/** The leaks that a rule is written for where the way of the call makes no difference: one of each origin. */
export const LEAK_ORIGINS = ['callback-thread', 'call-js-thread', 'finalizer'] as const satisfies LeakName[];
export const ALL_LEAKS = Object.keys(LEAKS) as readonly LeakName[];

/** One rule per leak, observed by the probe `call` unless the rule names another. */
export function leakRules(
  prefix: string,
  names: readonly LeakName[],
  rule: (leak: Leak) => Pick<RuleDefinition, 'statement' | 'sources' | 'expected'> & Partial<RuleDefinition>,
): Record<string, RuleDefinition> {
  return Object.fromEntries(
    names.map((name): [string, RuleDefinition] => [
      `${prefix}${name}`,
      { probe: 'call', args: LEAKS[name].args, needs: CATCHING, ...rule(LEAKS[name]) },
    ]),
  );
}

/** A warning for each exception below the gate, an uncaught exception for each from it. */
export function byVersion({ code, times }: Leak): RuleDefinition['expected'] {
  return { opensAt: OPENS_AT, below: warned(times), from: uncaught(code, times) };
}

const POLICY = [CALL_JS, DEP0168, UNCAUGHT_FROM_CALLBACKS, VERSION_10];

/** Rules in which only the version decides. */
export const leaks: Record<string, RuleDefinition> = {
  ...leakRules('', ALL_LEAKS, (leak) => ({
    statement: `${leak.what} is an uncaught exception from version 10; below it is a DEP0168 warning and the loop goes on.`,
    sources: [CALL_JS, DEP0168, UNCAUGHT_FROM_CALLBACKS, FINALIZER_POLICY, VERSION_10],
    expected: byVersion(leak),
  })),
  'queue-goes-on': {
    statement:
      'Calls that wait behind one whose callback threw still arrive, at every version, once the exception is handled.',
    sources: POLICY,
    probe: 'call',
    args: { callback: 'throws-first', from: 'thread', calls: 3 },
    needs: CATCHING,
    expected: { always: { calls: 3, finalized: 1 } },
  },
  'each-exception': {
    statement:
      'Every exception counts: of three calls that throw come three uncaught exceptions from version 10, and three DEP0168 warnings below.',
    sources: POLICY,
    probe: 'call',
    args: { from: 'loop', calls: 3 },
    needs: CATCHING,
    expected: {
      opensAt: OPENS_AT,
      below: { calls: 3, warnings: codes('DEP0168', 3), uncaught: [] },
      from: {
        calls: 3,
        warnings: [],
        uncaught: codes('ERR_PROBE_CALLBACK', 3).map((code) => ({ code, origin: 'uncaughtException' })),
      },
    },
  },
  ...Object.fromEntries(
    Object.entries({ string: 'of the probe', number: '42.5', null: 'null', undefined: 'undefined' }).map(
      ([type, value]) => [`throws-${type}`, thrownValue(type, value)],
    ),
  ),
};

function thrownValue(type: string, value: string): RuleDefinition {
  return {
    statement: `A thrown value of type ${type} goes the way of an Error: uncaught, and the same value, from version 10; a DEP0168 warning below.`,
    sources: POLICY,
    probe: 'call',
    args: { value: type, from: 'loop' },
    needs: CATCHING,
    expected: {
      opensAt: OPENS_AT,
      below: warned(2),
      from: {
        ...quiet,
        uncaught: [1, 2].map(() => ({ type, value, origin: 'uncaughtException' })),
      },
    },
  };
}
