import type { Capability, Pattern, RuleDefinition } from '../rule.ts';
import { documentation } from '../sources.ts';
import { CALLS, PURPOSES, RUNNING_JS } from './calls.ts';
import { CONTEXT_NAMES, CONTEXTS, strengthIn, type ContextName } from './contexts.ts';
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

export const NEEDS: readonly Capability[] = ['load', 'turn', 'worker', 'shared-static-data'];
const IS_PENDING = documentation('napi_is_exception_pending', 'napi_is_exception_pending');

/** A Worker that ends by itself; each context is observed in a Worker of its own. */
function rulesOf(context: ContextName): Record<string, RuleDefinition> {
  const { where, source } = CONTEXTS[context];
  const common = {
    probe: 'ending',
    args: { contexts: [context], end: 'natural' },
    needs: NEEDS,
  } as const satisfies Partial<RuleDefinition>;
  const within = (pattern: Pattern): Pattern => ({ [context]: pattern });
  const byPurpose = PURPOSES.map((purpose): [string, RuleDefinition] => [
    `${context}-${purpose}`,
    {
      statement: `${CALLS[purpose]} ${where}, give napi_cannot_run_js from version 10, and napi_pending_exception below.`,
      strength: RUNNING_JS.includes(purpose) ? strengthIn(context) : 'informative',
      sources: [source, ...STATUS_SOURCES],
      ...common,
      expected: refused([purpose], within),
    },
  ]);
  return {
    ...Object.fromEntries(byPurpose),
    [`${context}-message`]: {
      statement: `After a call that was refused ${where}, napi_get_last_error_info says "Cannot run JavaScript" from version 10, and "An exception is pending" below.`,
      strength: 'informative',
      sources: [source, EXTENDED_ERROR_INFO, PREAMBLE],
      ...common,
      expected: saysWhy(within),
    },
    [`${context}-nothing-pending`]: {
      statement: `A call that is refused ${where} leaves no exception pending, at every version.`,
      // The documents let an exception be pending after any call that failed.
      strength: 'should',
      sources: [source, IS_PENDING, EXCEPTIONS],
      ...common,
      expected: nothingPending(within),
    },
    [`${context}-still-works`]: {
      statement: `Handle scopes, references, objects and strings still work ${where}, at every version.`,
      strength: 'should',
      sources: [source, PREAMBLE],
      ...common,
      expected: stillWorks(within),
    },
  };
}

export const naturalEnd: Record<string, RuleDefinition> = Object.fromEntries(
  CONTEXT_NAMES.flatMap((context) => Object.entries(rulesOf(context))),
);
