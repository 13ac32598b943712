import type { Pattern, RuleDefinition } from '../rule.ts';
import { VERSIONED_BEHAVIOUR } from '../sources.ts';
import {
  byVersion,
  closed,
  ENVIRONMENTS,
  FEW,
  NAPI_ENV,
  NEW,
  NEW_ENVIRONMENT,
  open,
  WORKERS,
} from './gates.ts';

const sources = [NAPI_ENV, ENVIRONMENTS, WORKERS, VERSIONED_BEHAVIOUR];

/** Declares 8 at the first load, and then its target: the instances of one file differ. */
const WAVERING = { addon: 'version_wavers', expected: byVersion((second) => ({ first: closed, second })) };

/** In Bun before 1.4 the main thread may wait for ever for its Worker. */
const WITH_WORKER = {
  probe: 'withWorker',
  targets: FEW,
  timeLimitMs: 10_000,
} satisfies Partial<RuleDefinition>;

/** The main thread's instance has the version of the file that is under test. */
function withOther(target: string, gates: Pattern): RuleDefinition {
  return {
    statement: `An addon in the main thread keeps its version while one that declares ${target === 'none' ? 'nothing' : target} runs in a Worker.`,
    sources,
    ...WITH_WORKER,
    args: { other: target },
    needs: ['load', 'copy', 'turn', 'worker'],
    expected: byVersion((main) => ({ main, worker: gates })),
  };
}

/** Instances of one file, and threads. */
export const instances: Readonly<Record<string, RuleDefinition>> = {
  'instances-forgotten': {
    ...WAVERING,
    statement:
      'Of two instances of one file, made by require, each has the version that was declared when it was loaded.',
    sources: [NAPI_ENV, NEW_ENVIRONMENT, VERSIONED_BEHAVIOUR],
    probe: 'instances',
    args: { forget: true },
    needs: ['load', 'copy', 'node-loaders'],
  },
  'instances-dlopen': {
    ...WAVERING,
    statement:
      'Of two instances of one file, made by require and process.dlopen, each has the version that was declared when it was loaded.',
    sources: [NAPI_ENV, NEW_ENVIRONMENT, VERSIONED_BEHAVIOUR],
    probe: 'instances',
    args: { by: 'dlopen' },
    needs: ['load', 'copy', 'node-loaders'],
  },
  'instances-worker': {
    ...WAVERING,
    statement:
      'Of two instances of one file, in the main thread and in a Worker, each has the version that was declared when it was loaded.',
    sources,
    ...WITH_WORKER,
    args: {},
    needs: ['load', 'copy', 'turn', 'worker', 'shared-static-data'],
    expected: byVersion((worker) => ({ main: closed, worker })),
  },
  'same-file-in-worker': {
    statement: 'The instances of one file in the main thread and in a Worker have the same version.',
    sources,
    ...WITH_WORKER,
    args: {},
    needs: ['load', 'copy', 'turn', 'worker'],
    expected: byVersion((gates) => ({ main: gates, worker: gates })),
  },
  'experimental-in-worker': withOther(NEW, open),
  'undeclared-in-worker': withOther('none', closed),
};
