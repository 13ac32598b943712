import { ADVICE_FINALIZER_CPP } from '../advice.ts';
import type { RuleDefinition } from '../rule.ts';
import { manual } from './compiled-with.ts';

const ERROR_HANDLING = manual('error handling', 'error_handling');
const MAYBE = manual('Maybe', 'maybe');
const FINALIZATION = manual('finalization', 'finalization');
const EXTERNAL = manual('External', 'external');
const ARRAY_BUFFER = manual('ArrayBuffer', 'array_buffer');
const BUFFER = manual('Buffer', 'buffer');
const ENV = manual('BasicEnv', 'basic_env');

const DELETES = {
  addon: 'node_addon_modes',
  probe: 'deleter',
  needs: ['load', 'turn', 'garbage-collection'],
} as const satisfies Partial<RuleDefinition>;

function buffers(kind: string, words: string, source: typeof BUFFER): RuleDefinition {
  return {
    statement: `A deleter with a BasicEnv of ${words} runs once, after the garbage collection that found it, and with its memory, at every version.`,
    sources: [source, FINALIZATION],
    ...DELETES,
    args: { kind },
    expected: { always: { deleted: 1, rightData: true } },
  };
}

/** What only some defines of node-addon-api show. */
export const modeRules: Readonly<Record<string, RuleDefinition>> = {
  'exceptions-all': {
    statement:
      'With NODE_ADDON_API_CPP_EXCEPTIONS_ALL a std::exception that leaves a callback is an Error with its text, at every version.',
    sources: [ERROR_HANDLING],
    addon: 'node_addon_modes',
    probe: 'throwInCpp',
    expected: { always: { thrown: { type: 'error', message: 'thrown in C++' } } },
  },
  'maybe-nothing': {
    statement:
      'With NODE_ADDON_API_ENABLE_MAYBE a call whose callee throws has no result, and its exception is pending, at every version.',
    sources: [MAYBE, ERROR_HANDLING],
    addon: 'node_addon_modes_maybe',
    probe: 'maybe',
    expected: { always: { throws: { nothing: true, same: true } } },
  },
  'maybe-something': {
    statement: 'With NODE_ADDON_API_ENABLE_MAYBE a call whose callee returns has a result, at every version.',
    sources: [MAYBE],
    addon: 'node_addon_modes_maybe',
    probe: 'maybe',
    expected: { always: { returns: { nothing: false, same: false } } },
  },
  'deleter-external': {
    statement:
      'A deleter with a BasicEnv of an External runs after the garbage collection that found it, and within it in an experimental addon.',
    sources: [EXTERNAL, FINALIZATION],
    ...DELETES,
    args: { kind: 'external' },
    advice: ADVICE_FINALIZER_CPP,
    expected: {
      opensAt: 'experimental',
      below: { deleted: 1, during: false },
      from: { deleted: 1, during: true },
    },
  },
  'deleter-array-buffer': buffers('array-buffer', 'an ArrayBuffer', ARRAY_BUFFER),
  'deleter-buffer': buffers('buffer', 'a Buffer', BUFFER),
  'post-finalizer': {
    statement:
      'What BasicEnv::PostFinalizer posts from a deleter runs once, after the garbage collection, and may call the engine.',
    sources: [ENV, FINALIZATION],
    ...DELETES,
    args: { kind: 'external' },
    // node-addon-api has it in experimental addons alone.
    targets: ['experimental'],
    expected: { always: { posted: 1, postedDuring: 0 } },
  },
};
