import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const BESIDE_SOURCES = '{runner,suites,addons,bench,field,truth,ecosystem,stress}/**/*';

/** Files at a time of tests that start processes. A run or a build uses every core itself: more would only wait. */
const maxWorkers = Math.min(2, availableParallelism());

export default defineConfig({
  test: {
    projects: [
      {
        // No process and no network, so that one thread can run many files and modules are loaded once.
        test: {
          name: 'unit',
          include: [`${BESIDE_SOURCES}.test.ts`],
          exclude: ['**/*.component.test.ts'],
          setupFiles: 'tests/support/refuse-processes.ts',
          pool: 'threads',
          isolate: false,
          testTimeout: 60_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Parts that start processes, build addons or move a lot of data.
        test: {
          name: 'component',
          include: [`${BESIDE_SOURCES}.component.test.ts`],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // Whole runs with real releases.
        test: {
          name: 'e2e',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/html/**'],
          globalSetup: 'tests/support/global-setup.ts',
          setupFiles: 'tests/support/clean-up.ts',
          // No file changes what another imports, so that modules are loaded once.
          isolate: false,
          // Ends a test that hangs; how long a run takes depends on the machine.
          testTimeout: 900_000,
          hookTimeout: 600_000,
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // The HTML page in a browser.
        test: {
          name: 'page',
          include: ['tests/html/**/*.test.ts'],
          globalSetup: 'tests/html/provide-browser.ts',
          setupFiles: 'tests/support/clean-up.ts',
          testTimeout: 300_000,
          hookTimeout: 600_000,
          maxWorkers,
          sequence: { groupOrder: 1 },
        },
      },
    ],
    maxWorkers: availableParallelism(),
  },
});
