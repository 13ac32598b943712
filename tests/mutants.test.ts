import path from 'node:path';
import { expect, inject, test } from 'vitest';
import { readAddonSpecs } from '../runner/run/addons/addon-spec.ts';
import { readConfig } from '../runner/run/plan/config.ts';
import { projectRoot } from '../runner/shared/project-root.ts';
import { changedRules, readDigests, ruleDigests } from '../runner/tools/mutants/digests.ts';
import { suites } from '../suites/index.ts';
import type { Rule } from '../suites/rule.ts';
import { copyProject } from './support/project-copy.ts';
import { ended, startMatrix } from './support/run-matrix.ts';

/** With planted faults in the host and in the addons, and rules that need a runtime that rejects. */
const SAMPLE = ['load', 'type-tag'];

const isThorough = inject('isThorough');

test('every rule was verified as it is now; if not, run npm run update', async () => {
  const rules = suites.flatMap((suite): readonly Rule[] => suite.rules);
  const { targets } = await readConfig(path.join(projectRoot, 'matrix.json'));
  const specs = await readAddonSpecs(path.join(projectRoot, 'addons'), targets);
  expect(changedRules(await readDigests(), await ruleDigests(projectRoot, rules, specs))).toEqual([]);
});

test(`${isThorough ? 'every rule' : `every rule of ${SAMPLE.join(' and ')}`} deviates under a planted fault`, async () => {
  const project = await copyProject(isThorough ? { built: true } : { suites: SAMPLE });
  // Without --rule every fault must kill a rule.
  const rules = isThorough ? [] : ['--rule', SAMPLE.map((suite) => `${suite}/*`).join(',')];
  const { exitCode, stdout } = await ended(startMatrix(['mutants', '--quiet', ...rules], { project }));
  expect(stdout).not.toContain('No fault kills:');
  expect(stdout).not.toContain('Kills nothing:');
  const [, killed, conforming] = /(\d+) of (\d+) rules that conform/.exec(stdout) ?? [];
  expect(killed).toBe(conforming);
  expect(Number(killed)).toBeGreaterThan(0);
  expect(exitCode).toBe(0);
});
