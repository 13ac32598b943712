import type { Pattern, RuleDefinition } from '../rule.ts';
import { VERSIONED_BEHAVIOUR } from '../sources.ts';
import { DECLARING, FEW, LOADS } from './observed.ts';
import {
  CREATE_REQUIRE,
  DLOPEN,
  ENVIRONMENTS,
  IMPORT_ADDONS,
  PROCESS_DLOPEN,
  REGISTRATION,
  REQUIRE_CACHE,
  CLOSES_ADDONS,
  WORKERS,
} from './sources.ts';

const declaring = { targets: DECLARING, needs: LOADS } as const;
const inWorkers = { targets: FEW, needs: ['load', 'copy', 'worker', 'shared-static-data'] } as const;

/** The calls of a further load: what is promised, and how often the version is requested in Node.js. */
const NOTHING = { same: true, further: { init: 0 } };
const NO_REQUEST = { same: true, further: { version: 0, init: 0 } };
const ANOTHER = { same: false, further: { init: 1 } };
const ONE_REQUEST = { same: false, further: { version: 1, init: 1 } };
const anew = { calls: { init: 1 } };

const again = {
  'again-cached': {
    ...declaring,
    statement: 'A require that the cache answers gives the same exports and does not run init.',
    sources: [REQUIRE_CACHE, DLOPEN],
    probe: 'loadAgain',
    args: { by: 'require' },
    expected: { always: NOTHING },
  },
  'again-create-require': {
    ...declaring,
    statement:
      'A require of createRequire shares the cache: it gives the same exports and does not run init.',
    sources: [CREATE_REQUIRE, REQUIRE_CACHE, DLOPEN],
    probe: 'loadAgain',
    args: { by: 'create-require' },
    expected: { always: NOTHING },
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
    expected: { always: NO_REQUEST },
  },
  'again-forgotten': {
    ...declaring,
    statement: 'A require after the file was taken out of the cache makes an instance of its own.',
    // The documents say of require.cache that reloading a native addon results in an error.
    strength: 'informative',
    sources: [REQUIRE_CACHE, REGISTRATION, DLOPEN],
    probe: 'loadAgain',
    args: { by: 'require', forget: true },
    expected: { always: ANOTHER },
  },
  'again-dlopen': {
    ...declaring,
    statement: 'process.dlopen of a loaded file makes an instance of its own.',
    sources: [REGISTRATION, PROCESS_DLOPEN, DLOPEN],
    probe: 'loadAgain',
    args: { by: 'dlopen' },
    expected: { always: ANOTHER },
  },
  'again-dlopen-now': {
    ...declaring,
    statement: 'process.dlopen of a loaded file with RTLD_NOW makes an instance of its own.',
    sources: [REGISTRATION, PROCESS_DLOPEN, DLOPEN],
    probe: 'loadAgain',
    args: { by: 'dlopen', flags: ['RTLD_NOW'] },
    expected: { always: ANOTHER },
  },
  'again-worker': {
    ...inWorkers,
    statement: 'Each Worker that loads the file of the main thread runs init once.',
    sources: [WORKERS, ENVIRONMENTS, REGISTRATION],
    probe: 'workers',
    expected: { always: { further: [{ init: 1 }, { init: 1 }] } },
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
} as const satisfies Readonly<Record<string, RuleDefinition>>;

const requests = (expected: Pattern): Partial<RuleDefinition> => ({
  strength: 'informative',
  sources: [DLOPEN, VERSIONED_BEHAVIOUR],
  expected: { always: expected },
});

/** How often a further load requests the version, which nothing promises. */
const counts: Readonly<Record<string, RuleDefinition>> = {
  'again-cached-once': {
    ...again['again-cached'],
    ...requests(NO_REQUEST),
    statement: 'A require that the cache answers does not request the version.',
  },
  'again-create-require-once': {
    ...again['again-create-require'],
    ...requests(NO_REQUEST),
    statement: 'A require of createRequire that the cache answers does not request the version.',
  },
  'again-forgotten-once': {
    ...again['again-forgotten'],
    ...requests(ONE_REQUEST),
    statement: 'A require after the file was taken out of the cache requests the version once more.',
  },
  'again-dlopen-once': {
    ...again['again-dlopen'],
    ...requests(ONE_REQUEST),
    statement: 'process.dlopen of a loaded file requests the version once more.',
  },
  'again-dlopen-now-once': {
    ...again['again-dlopen-now'],
    ...requests(ONE_REQUEST),
    statement: 'process.dlopen of a loaded file with RTLD_NOW requests the version once more.',
  },
  'again-worker-once': {
    ...again['again-worker'],
    ...requests({ further: [ONE_REQUEST.further, ONE_REQUEST.further] }),
    statement: 'Each Worker that loads the file of the main thread requests the version once more.',
  },
};

/** Further loads of a file that is already loaded. */
export const loadedAgain: Readonly<Record<string, RuleDefinition>> = { ...again, ...counts };
