import type { RuleDefinition } from '../rule.ts';
import {
  atRisk,
  BASIC_FINALIZE,
  BELOW,
  CALL_FINALIZER,
  collecting,
  FINALIZER_EXCEPTION_TEST,
  FROM_THE_COLLECTOR,
  GATED,
  INVOKE_FROM_GC,
  NAPI_FINALIZE,
  once,
  OPENS_AT,
  queued,
  rulesFor,
  threwUncaught,
  usedEngine,
} from './kinds.ts';

const IN_THE_COLLECTION = [BASIC_FINALIZE, FROM_THE_COLLECTOR, INVOKE_FROM_GC];

/** Functions that touch the engine, each in its own way: reading, making, writing, holding, throwing, asking, ending. */
const ABORTING = [
  'napi_get_undefined',
  'napi_typeof',
  'napi_get_value_double',
  'napi_get_reference_value',
  'napi_create_reference',
  'napi_set_named_property',
  'napi_open_handle_scope',
  'napi_throw_error',
  'napi_is_exception_pending',
  'napi_delete_async_work',
];

function always(kind: keyof typeof GATED): Record<string, RuleDefinition> {
  const { of, source } = GATED[kind];
  return {
    [`${kind}-once`]: {
      statement: `The finalizer of ${of} runs once, when its value is garbage, and gets its data, at every version.`,
      sources: [source, NAPI_FINALIZE],
      ...collecting({ kind }),
      expected: { always: once },
    },
    [`${kind}-engine`]: {
      statement: `Below the experimental version the finalizer of ${of} may create objects, write to them and call JavaScript.`,
      sources: [source, NAPI_FINALIZE],
      ...collecting({ kind, act: 'use-engine' }),
      targets: BELOW,
      expected: { always: usedEngine },
    },
    [`${kind}-throws`]: {
      statement: `Below the experimental version an exception of the finalizer of ${of} is an uncaught exception.`,
      sources: [source, FINALIZER_EXCEPTION_TEST, CALL_FINALIZER],
      ...collecting({ kind, act: 'napi_throw_error' }),
      targets: BELOW,
      expected: { always: threwUncaught },
    },
    [`${kind}-aborts`]: {
      statement: `In an experimental addon the process is terminated when the finalizer of ${of} calls napi_create_object; below, it may.`,
      sources: [source, ...IN_THE_COLLECTION],
      ...aborts({ kind, act: 'napi_create_object' }),
    },
  };
}

/** One process on each side of the gate. */
function aborts(args: Readonly<Record<string, string>>) {
  return {
    ...atRisk({ ...args, anyDeath: true }),
    targets: ['10', 'experimental'],
    expected: { opensAt: OPENS_AT, below: { runs: 1, status: 0 }, from: { end: { abnormal: true } } },
  } as const satisfies Partial<RuleDefinition>;
}

export const gated: Record<string, RuleDefinition> = {
  ...rulesFor(GATED, (kind) => always(kind)),
  'aborts-message': {
    statement:
      'In an experimental addon the process that is terminated because a finalizer called napi_create_object prints a message on standard error.',
    strength: 'should',
    sources: [BASIC_FINALIZE, INVOKE_FROM_GC],
    ...atRisk({ kind: 'wrap', act: 'napi_create_object', anyDeath: true }),
    targets: ['experimental'],
    expected: { always: { end: { abnormal: true, printed: true } } },
  },
  'wrap-queued': {
    statement:
      'The finalizer of a wrapped object runs after the garbage collection that found its object, and within it in an experimental addon.',
    sources: [GATED.wrap.source, NAPI_FINALIZE, ...IN_THE_COLLECTION],
    ...collecting({ kind: 'wrap' }),
    expected: { opensAt: OPENS_AT, below: queued, from: { ...queued, insideCollection: true } },
  },
  ...Object.fromEntries(
    (['add-finalizer', 'external'] as const).map((kind): [string, RuleDefinition] => [
      `${kind}-queued`,
      {
        statement: `Below the experimental version the finalizer of ${GATED[kind].of} runs after the garbage collection that found it.`,
        sources: [GATED[kind].source, NAPI_FINALIZE, FROM_THE_COLLECTOR],
        ...collecting({ kind }),
        targets: BELOW,
        expected: { always: queued },
      },
    ]),
  ),
  ...Object.fromEntries(
    ABORTING.map((act): [string, RuleDefinition] => [
      `aborts-${act}`,
      {
        statement: `In an experimental addon the process is terminated when the finalizer of a wrapped object calls ${act}; below, it may.`,
        sources: [...IN_THE_COLLECTION],
        ...aborts({ kind: 'wrap', act }),
      },
    ]),
  ),
};
