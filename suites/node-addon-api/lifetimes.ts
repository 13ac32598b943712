import { ADVICE_CANNOT_RUN_JS, ADVICE_FINALIZER_CPP, ADVICE_THREADSAFE_FUNCTION } from '../advice.ts';
import type { RuleDefinition } from '../rule.ts';
import { documentation, thread, UNCAUGHT_FROM_CALLBACKS, VERSION_10 } from '../sources.ts';
import { inBothModes, inlineCode, manual, MODES } from './compiled-with.ts';

const OBJECT_WRAP = manual('ObjectWrap', 'object_wrap');
const FINALIZATION = manual('finalization', 'finalization');
const SETUP = manual('setup', 'setup');
const THREADS = manual('ThreadSafeFunction', 'threadsafe_function');
const TYPED_THREADS = manual('TypedThreadSafeFunction', 'typed_threadsafe_function');
const IN_THE_COLLECTION = thread('nodejs/node#42651');
const FINALIZERS = documentation(
  'finalization on the exit of the Node.js environment',
  'finalization-on-the-exit-of-the-nodejs-environment',
);

const error = { code: 'ERR_PROBE_CALLBACK', origin: 'uncaughtException' };

const KINDS = {
  default: { what: 'ThreadSafeFunction that is called without a native callback', source: THREADS },
  callback: { what: 'ThreadSafeFunction that is called with a native callback', source: THREADS },
  typed: { what: 'TypedThreadSafeFunction', source: TYPED_THREADS },
} as const;

/** Exceptions in JavaScript that a native thread calls. */
export const threadRules = inBothModes((_mode, words) =>
  Object.fromEntries(
    Object.entries(KINDS).map(([kind, { what, source }]): [string, RuleDefinition] => [
      `threadsafe-${kind}`,
      {
        statement: `${words}, an exception of JavaScript behind a ${what} is an uncaught exception from version 10; below it is a DEP0168 warning and the loop goes on.`,
        sources: [source, UNCAUGHT_FROM_CALLBACKS, VERSION_10],
        probe: 'callFromThread',
        args: { kind },
        needs: ['load', 'turn', 'uncaught-exception', 'warning'],
        advice: ADVICE_THREADSAFE_FUNCTION,
        expected: {
          opensAt: 10,
          below: { calls: 2, finalized: 1, warnings: ['DEP0168', 'DEP0168'], uncaught: [] },
          from: { calls: 2, finalized: 1, warnings: [], uncaught: [error, error] },
        },
      },
    ]),
  ),
);

const COLLECTS = {
  probe: 'collect',
  needs: ['load', 'turn', 'garbage-collection'],
} as const satisfies Partial<RuleDefinition>;

/** The two modes do not differ in them. */
export const objectWrapRules: Readonly<Record<string, RuleDefinition>> = {
  'object-wrap-destructor': {
    statement:
      'The destructor of an ObjectWrap runs after the garbage collection that found its object, and within it in an experimental addon.',
    sources: [OBJECT_WRAP, FINALIZATION, IN_THE_COLLECTION],
    ...COLLECTS,
    args: { kind: 'plain' },
    advice: ADVICE_FINALIZER_CPP,
    expected: { opensAt: 'experimental', below: { destroyed: 'after' }, from: { destroyed: 'during' } },
  },
  'object-wrap-basic-finalize': {
    statement:
      'Finalize(Napi::BasicEnv) of an ObjectWrap runs after the garbage collection that found its object, and within it in an experimental addon.',
    sources: [OBJECT_WRAP, FINALIZATION, IN_THE_COLLECTION],
    ...COLLECTS,
    args: { kind: 'basic' },
    advice: ADVICE_FINALIZER_CPP,
    expected: {
      opensAt: 'experimental',
      below: { basicFinalized: 'after', destroyed: 'after' },
      from: { basicFinalized: 'during', destroyed: 'during' },
    },
  },
  'object-wrap-finalize': {
    statement:
      'Finalize(Napi::Env) of an ObjectWrap runs after the garbage collection that found its object and may call the engine, at every version.',
    sources: [OBJECT_WRAP, FINALIZATION],
    ...COLLECTS,
    args: { kind: 'extended' },
    expected: { always: { finalized: 'after', destroyed: 'after' } },
  },
};

/** One target on each side of the gate is enough: these cost a process and a Worker each. */
const AT_8_AND_10 = ['8', '10'];

const dies = { end: { died: 'abort' } };
const lives = { end: { exitCode: 0 } };

const EXITS_ALONE = {
  strength: 'informative',
  sources: [SETUP, inlineCode('Error::ThrowAsJavaScriptException'), FINALIZERS],
  probe: 'exitAlone',
  targets: AT_8_AND_10,
  needs: ['load', 'worker', 'process-end'],
  isolate: true,
} as const satisfies Partial<RuleDefinition>;

/** process.exit() in a Worker below a native frame. */
export const exitRules: Readonly<Record<string, RuleDefinition>> = {
  'exceptions-exit-caught': {
    statement:
      'With C++ exceptions, a Worker that ends itself in a call whose Napi::Error is caught takes the process down below version 10, and not from 10.',
    ...EXITS_ALONE,
    addon: MODES.exceptions.addon,
    args: { last: 'caught' },
    advice: ADVICE_CANNOT_RUN_JS,
    expected: { opensAt: 10, below: dies, from: lives },
  },
  'exceptions-exit-passed-on': {
    statement:
      'With C++ exceptions, a Worker that ends itself in a call whose Napi::Error is passed on takes the process down at every version.',
    ...EXITS_ALONE,
    addon: MODES.exceptions.addon,
    args: { last: 'passed-on' },
    expected: { always: dies },
  },
  'no-exceptions-exit': {
    statement:
      'Without C++ exceptions, a Worker that ends itself in a call takes the process down at every version.',
    ...EXITS_ALONE,
    addon: MODES['no-exceptions'].addon,
    args: { last: 'caught' },
    expected: { always: dies },
  },
  ...Object.fromEntries(
    (['exceptions', 'no-exceptions'] as const).flatMap((mode) =>
      (['caught', 'passed-on'] as const).map((last): [string, RuleDefinition] => [
        `${mode}-swallow-${last}`,
        {
          statement: `${MODES[mode].words} and with NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS, a Worker may end itself in a call whose exception is ${last.replace('-', ' ')}: the process lives on, at every version.`,
          sources: [SETUP, inlineCode('Error::ThrowAsJavaScriptException'), VERSION_10],
          probe: 'exit',
          args: { last },
          addon: `${MODES[mode].addon}_swallow`,
          needs: ['load', 'worker'],
          // A Worker that does not end spins, and would take a core from the probes that follow.
          isolate: true,
          expected: { always: { exitCode: 3, error: null } },
        },
      ]),
    ),
  ),
};
