import type { Pattern, RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';
import { OTHERS, RUNNING_JS } from './calls.ts';
import { CONTEXT_NAMES, CONTEXTS, strengthIn } from './contexts.ts';
import { NEEDS } from './natural-end.ts';
import { NAPI_PENDING_EXCEPTION } from '../napi-status.ts';
import {
  EXCEPTIONS,
  EXTENDED_ERROR_INFO,
  nothingPending,
  PREAMBLE,
  refused,
  saysWhy,
  STATUS_SOURCES,
  stillWorks,
} from './observations.ts';

const PROCESS_EXIT = {
  title: 'process.exit(): in Worker threads it stops the thread',
  url: 'https://nodejs.org/api/process.html#processexitcode',
};
const TERMINATE = {
  title: 'worker.terminate()',
  url: 'https://nodejs.org/api/worker_threads.html#workerterminate',
};
const CALL_FUNCTION = documentation('napi_call_function', 'napi_call_function');
const LIFE_CYCLE = documentation('environment life cycle', 'environment-life-cycle-apis');

/** Ways in which a Worker is stopped before its end. */
const STOPS = {
  'process-exit': { after: 'after process.exit() in a Worker', source: PROCESS_EXIT },
  terminate: { after: 'after worker.terminate()', source: TERMINATE },
} as const;
type StopName = keyof typeof STOPS;

/** The same in every context at once: how a Worker is stopped makes no difference to what is refused. */
function everywhere(pattern: Pattern): Pattern {
  return Object.fromEntries(CONTEXT_NAMES.map((context) => [context, pattern]));
}

/** What else is refused differs by the macro that V8's file uses for a function. */
function others(where: string): Pick<RuleDefinition, 'statement' | 'strength'> {
  return {
    statement: `Conversions, creations, wraps, tags and throws give napi_cannot_run_js from version 10, and napi_pending_exception below, ${where}.`,
    strength: 'informative',
  };
}

function endingRules(end: StopName): Record<string, RuleDefinition> {
  const { after, source } = STOPS[end];
  const common = {
    probe: 'ending',
    args: { contexts: [...CONTEXT_NAMES], end },
    needs: NEEDS,
  } as const satisfies Partial<RuleDefinition>;
  const byContext = CONTEXT_NAMES.flatMap((context): [string, RuleDefinition][] => {
    const sources = [CONTEXTS[context].source, source, ...STATUS_SOURCES];
    const where = `${CONTEXTS[context].where}, ${after}`;
    const within = (pattern: Pattern): Pattern => ({ [context]: pattern });
    return [
      [
        `${end}-${context}`,
        {
          statement: `What runs JavaScript gives napi_cannot_run_js from version 10, and napi_pending_exception below, ${where}.`,
          strength: strengthIn(context),
          sources,
          ...common,
          expected: refused(RUNNING_JS, within),
        },
      ],
      [
        `${end}-${context}-others`,
        { ...others(where), sources, ...common, expected: refused(OTHERS, within) },
      ],
    ];
  });
  return {
    ...Object.fromEntries(byContext),
    [`${end}-message`]: {
      statement: `The message of calls refused ${after} is "Cannot run JavaScript" from version 10, and "An exception is pending" below.`,
      strength: 'informative',
      sources: [source, EXTENDED_ERROR_INFO, PREAMBLE],
      ...common,
      expected: saysWhy(everywhere),
    },
    [`${end}-nothing-pending`]: {
      statement: `A call that is refused ${after} leaves no exception pending, at every version.`,
      strength: 'should',
      sources: [source, LIFE_CYCLE, PREAMBLE],
      ...common,
      expected: nothingPending(everywhere),
    },
    [`${end}-still-works`]: {
      statement: `Handle scopes, references, objects and strings still work ${after}, at every version.`,
      strength: 'should',
      sources: [source, LIFE_CYCLE, PREAMBLE],
      ...common,
      expected: stillWorks(everywhere),
    },
  };
}

/** A Worker of Bun before 1.4 may never end here. */
const HANG_MS = 10_000;

/** A native function whose callee stopped the thread, and which goes on. */
function frameRules(end: StopName): Record<string, RuleDefinition> {
  const { after, source } = STOPS[end];
  const common = {
    probe: 'frame',
    args: { end },
    needs: NEEDS,
    // A Worker that does not stop spins, and would take a core from the probes that follow.
    isolate: end === 'process-exit',
    ...(end === 'terminate' && { timeLimitMs: HANG_MS }),
  } as const satisfies Partial<RuleDefinition>;
  const where = `in a native function still on the stack ${after}`;
  return {
    [`frame-${end}`]: {
      statement: `What runs JavaScript gives napi_cannot_run_js from version 10, and napi_pending_exception below, ${where}.`,
      sources: [source, ...STATUS_SOURCES],
      ...common,
      expected: refused(),
    },
    [`frame-${end}-others`]: {
      ...others(where),
      sources: [source, ...STATUS_SOURCES],
      ...common,
      expected: refused(OTHERS),
    },
    [`frame-${end}-call`]: {
      statement: `The call whose callee stopped the thread gives napi_pending_exception and leaves an exception pending, ${where}, at every version.`,
      strength: 'informative',
      sources: [source, EXCEPTIONS, CALL_FUNCTION],
      ...common,
      expected: { always: { callStatus: NAPI_PENDING_EXCEPTION, callPending: true } },
    },
    [`frame-${end}-message`]: {
      statement: `The message of calls refused ${where} is "Cannot run JavaScript" from version 10, and "An exception is pending" below.`,
      strength: 'informative',
      sources: [source, EXTENDED_ERROR_INFO, PREAMBLE],
      ...common,
      expected: saysWhy(),
    },
    [`frame-${end}-nothing-pending`]: {
      statement: `A call that is refused ${where} leaves no exception pending, at every version.`,
      strength: 'should',
      sources: [source, PREAMBLE],
      ...common,
      expected: nothingPending(),
    },
    [`frame-${end}-still-works`]: {
      statement: `Handle scopes, references, objects and strings still work ${where}, at every version.`,
      strength: 'should',
      sources: [source, PREAMBLE],
      ...common,
      expected: stillWorks(),
    },
  };
}

export const stopped: Record<string, RuleDefinition> = {
  ...endingRules('process-exit'),
  ...endingRules('terminate'),
  ...frameRules('process-exit'),
  ...frameRules('terminate'),
};
