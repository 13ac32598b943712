import { beforeAll, expect, inject, test } from 'vitest';
import { copyProject } from './support/project-copy.ts';
import { ended, startMatrix } from './support/run-matrix.ts';

/** With planted faults in the host and in the addons, and rules that need a runtime that rejects. */
const SAMPLE = ['load', 'type-tag'];

/** suites/mutants.digests.json shows that the rest was verified as it is now; here a few suites show how. */
const isThorough = inject('isThorough');

let project: string;
beforeAll(async () => {
  project = await copyProject(isThorough ? { built: true } : { suites: SAMPLE });
});

test('every rule can fail: under a planted fault it deviates, and every fault kills a rule', async () => {
  const rules = isThorough ? [] : ['--rule', SAMPLE.map((suite) => `${suite}/*`).join(',')];
  const { exitCode, stdout } = await ended(startMatrix(['mutants', '--quiet', ...rules], { project }));
  expect(stdout).not.toContain('No fault kills:');
  expect(stdout).not.toContain('Kills nothing:');
  const [, killed, conforming] = /(\d+) of (\d+) rules that conform/.exec(stdout) ?? [];
  expect(killed).toBe(conforming);
  expect(Number(killed)).toBeGreaterThan(0);
  expect(exitCode).toBe(0);
});
