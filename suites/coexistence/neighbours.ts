import type { RuleDefinition } from '../rule.ts';
import { VERSIONED_BEHAVIOUR } from '../sources.ts';
import {
  byVersion,
  closed,
  ENVIRONMENTS,
  FEW,
  NAPI_ENV,
  NEW,
  NEW_ENVIRONMENT,
  OLD,
  others,
  TARGETS,
  WORKERS,
} from './gates.ts';

const together = {
  sources: [NAPI_ENV, NEW_ENVIRONMENT, VERSIONED_BEHAVIOUR],
  probe: 'together',
  targets: TARGETS,
  expected: byVersion((own) => ({ own, others })),
} as const satisfies Partial<RuleDefinition>;

const withRegistered = {
  sources: [NAPI_ENV, NEW_ENVIRONMENT, VERSIONED_BEHAVIOUR],
  probe: 'withRegistered',
  targets: TARGETS,
  expected: byVersion((own) => ({ own, registered: closed })),
} as const satisfies Partial<RuleDefinition>;

/** Different addons in one process. */
export const neighbours: Readonly<Record<string, RuleDefinition>> = {
  'loaded-first': {
    ...together,
    statement: 'An addon that is loaded before addons with other versions keeps its version, and so do they.',
    args: { before: [], after: [...OLD, NEW] },
  },
  'loaded-last': {
    ...together,
    statement:
      'An addon that is loaded after addons with other versions gets its own version, and they keep theirs.',
    args: { before: [...OLD, NEW], after: [] },
  },
  'loaded-between': {
    ...together,
    statement:
      'An addon that is loaded between an experimental one and older ones has its own version, and so have they.',
    args: { before: [NEW], after: OLD },
  },
  'between-loads': {
    statement: 'An addon keeps its version whatever is loaded between two calls of it.',
    sources: [NAPI_ENV, NEW_ENVIRONMENT, VERSIONED_BEHAVIOUR],
    probe: 'betweenLoads',
    targets: TARGETS,
    args: { others: [NEW, 'none', '8'] },
    expected: byVersion((own) => ({ own })),
  },
  'nested-calls': {
    statement:
      'An addon keeps its version in a call that comes from within another addon, and around a call into another.',
    sources: [NAPI_ENV, VERSIONED_BEHAVIOUR],
    probe: 'nested',
    targets: TARGETS,
    args: { outside: ['8'], inside: [NEW, 'none'] },
    expected: byVersion(
      (own) => ({ own, others: { '8': [1, 1], experimental: [0, 0], none: [1, 1] } }),
      [1, 1],
      [0, 0],
    ),
  },
  'in-worker': {
    ...together,
    statement:
      'An addon has its own version among addons with other versions in a Worker, and they have theirs.',
    sources: [NAPI_ENV, ENVIRONMENTS, WORKERS],
    probe: 'togetherInWorker',
    args: { before: ['none', NEW], after: ['8'] },
    targets: FEW,
    needs: ['load', 'copy', 'worker'],
  },
  'after-self-registered': {
    ...withRegistered,
    statement:
      'The version 8 of an addon that registers itself does not pass to the one that is loaded next.',
    args: { order: 'before' },
  },
  'before-self-registered': {
    ...withRegistered,
    statement:
      'An addon that registers itself gets version 8 whatever the one that was loaded before it declares.',
    args: { order: 'after' },
  },
};
