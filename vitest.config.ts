import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{runner,suites,addons,bench}/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 0 },
        },
      },
      {
        // Real Node releases, real crashes: one file of tests alone leaves cores idle, and more than two at a time
        // would only wait for one another, for a run of the matrix uses every core itself.
        test: {
          name: 'integration',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/html/**'],
          globalSetup: 'tests/support/compile.ts',
          testTimeout: 300_000,
          hookTimeout: 600_000,
          maxWorkers: Math.min(2, availableParallelism()),
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'page',
          include: ['tests/html/**/*.test.ts'],
          globalSetup: 'tests/html/provide-browser.ts',
          testTimeout: 300_000,
          hookTimeout: 600_000,
          maxWorkers: Math.min(2, availableParallelism()),
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
