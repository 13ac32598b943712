import type { RuleDefinition } from '../rule.ts';
import { VERSIONED_BEHAVIOUR } from '../sources.ts';
import { DECLARING, FEW, LOADS } from './observed.ts';
import {
  CREATE_REQUIRE,
  DLOPEN,
  ENVIRONMENTS,
  IMPORT_ADDONS,
  PROCESS_DLOPEN,
  REQUIRE_CACHE,
  CLOSES_ADDONS,
  WORKERS,
} from './sources.ts';

const declaring = { targets: DECLARING, needs: LOADS } as const;
const inWorkers = { targets: FEW, needs: ['load', 'copy', 'worker', 'shared-static-data'] } as const;

const nothing = { same: true, further: { version: 0, init: 0 } };
const anotherLoad = { version: 1, init: 1 };
const anew = { calls: { init: 1 } };
const another = { same: false, further: anotherLoad };

/** Further loads of a file that is already loaded. */
export const loadedAgain: Readonly<Record<string, RuleDefinition>> = {
  'again-cached': {
    ...declaring,
    statement: 'A require that the cache answers neither requests the version nor runs init.',
    sources: [REQUIRE_CACHE, DLOPEN],
    probe: 'loadAgain',
    args: { by: 'require' },
    expected: { always: nothing },
  },
  'again-create-require': {
    ...declaring,
    statement: 'A require of createRequire shares the cache: it neither requests the version nor runs init.',
    sources: [CREATE_REQUIRE, REQUIRE_CACHE, DLOPEN],
    probe: 'loadAgain',
    args: { by: 'create-require' },
    expected: { always: nothing },
  },
  'again-import': {
    ...declaring,
    statement: 'An import of an addon that require has loaded neither requests the version nor runs init.',
    strength: 'informative',
    sources: [IMPORT_ADDONS],
    probe: 'loadAgain',
    args: { by: 'import' },
    needs: [...LOADS, 'node-flags'],
    flags: ['--experimental-addon-modules'],
    expected: { always: nothing },
  },
  'again-forgotten': {
    ...declaring,
    statement:
      'A require after the file was taken out of the cache makes an instance of its own and requests the version once more.',
    sources: [REQUIRE_CACHE, DLOPEN, VERSIONED_BEHAVIOUR],
    probe: 'loadAgain',
    args: { by: 'require', forget: true },
    expected: { always: another },
  },
  'again-dlopen': {
    ...declaring,
    statement:
      'process.dlopen of a loaded file makes an instance of its own and requests the version once more.',
    sources: [PROCESS_DLOPEN, DLOPEN, VERSIONED_BEHAVIOUR],
    probe: 'loadAgain',
    args: { by: 'dlopen' },
    expected: { always: another },
  },
  'again-dlopen-now': {
    ...declaring,
    statement:
      'process.dlopen of a loaded file with RTLD_NOW makes an instance of its own and requests the version once more.',
    sources: [PROCESS_DLOPEN, DLOPEN, VERSIONED_BEHAVIOUR],
    probe: 'loadAgain',
    args: { by: 'dlopen', flags: ['RTLD_NOW'] },
    expected: { always: another },
  },
  'again-worker': {
    ...inWorkers,
    statement: 'Each Worker that loads the file of the main thread requests the version once more.',
    sources: [WORKERS, ENVIRONMENTS, DLOPEN, VERSIONED_BEHAVIOUR],
    probe: 'workers',
    expected: { always: { further: [anotherLoad, anotherLoad] } },
  },
  'worker-unloads': {
    ...inWorkers,
    statement:
      'A file that only a Worker had loaded is unloaded with it: the next Worker finds its static data as it was at first.',
    strength: 'informative',
    sources: [WORKERS, CLOSES_ADDONS],
    probe: 'workersAlone',
    expected: { always: { workers: [anew, anew] } },
  },
};
