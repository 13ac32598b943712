import { expect, it } from 'vitest';
import { readProfile } from '../runner/run/profiles/profile.ts';
import { reportOf, runMatrix } from './support/run-matrix.ts';
import { FULL_RELEASE } from './support/releases.ts';

const NODE = ['--node', FULL_RELEASE];

it('a run with a profile runs only its rules and targets, and reports who conforms and what is missing', async () => {
  const run = await runMatrix([...NODE, '--profile', 'node-api-10']);
  const profile = await readProfile('node-api-10');
  expect(run.exitCode).toBe(0);
  expect(run.stdout).toMatch(
    /^node@22\.23\.3 does not conform to node-api-10 \(profile \d+\): \d+ of \d+\n {2}missing: [^]*?load\/too-new\s+\(known\)/m,
  );
  const report = await reportOf(run);
  expect(report.profile).toBe(`node-api-10 (profile ${profile.version})`);
  expect(report.rules.map(({ id }) => id)).toEqual(profile.rules);
  expect(new Set(report.targets.map(({ id }) => id))).toEqual(new Set(profile.targets));
  // Its expectations speak of more rules than were run: none of them is stale.
  expect(report.counts.stale).toBe(0);
});

it('a part of a profile can be run, and is not taken for the whole', async () => {
  const run = await runMatrix([
    ...NODE,
    '--profile',
    'core',
    '--rule',
    'reference/create-*',
    '--target',
    '8,10',
  ]);
  expect(run.stdout).toMatch(/^node@22\.23\.3 ran a part of core \(profile \d+\): (\d+) of \1$/m);
});

it('a run without a profile does not mention one', async () => {
  const run = await runMatrix([...NODE, '--rule', 'reference/create-object']);
  expect((await reportOf(run)).profile).toBe('all');
  expect(run.stdout).not.toMatch(/profile|conforms to/);
});

it.each([
  [
    'an unknown profile',
    ['--profile', 'node-api-1'],
    'there is no profile "node-api-1"; the nearest is "node-api-10"',
  ],
  [
    'a target that is not of it',
    ['--profile', 'core', '--target', 'experimental'],
    'target experimental is not in the profile core',
  ],
])('%s is reported in one line', async (_what, args, line) => {
  const run = await runMatrix([...NODE, ...args]);
  expect(run.exitCode).toBe(2);
  expect(run.stderr).toMatch(/^napi-matrix: .*\n$/);
  expect(run.stderr).toContain(line);
});
