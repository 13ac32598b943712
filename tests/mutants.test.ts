import { expect, test } from 'vitest';
import { ended, startMatrix } from './support/run-matrix.ts';

/** A minute suffices on two cores; the addons with planted faults may have to be built first. */
const TIMEOUT_MS = 600_000;

test(
  'every rule can fail: under a planted fault it deviates, and every fault kills a rule',
  { timeout: TIMEOUT_MS },
  async () => {
    const { exitCode, stdout } = await ended(startMatrix(['mutants', '--quiet']));
    expect(stdout).not.toContain('No fault kills:');
    expect(stdout).not.toContain('Kills nothing:');
    const [, killed, conforming] = /(\d+) of (\d+) rules that conform/.exec(stdout) ?? [];
    expect(killed).toBe(conforming);
    expect(Number(killed)).toBeGreaterThan(0);
    expect(exitCode).toBe(0);
  },
);
