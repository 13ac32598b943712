import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

interface Run {
  readonly id: number;
  readonly event: string;
  readonly head_branch: string;
  readonly head_repository: { readonly id: number } | null;
}

const HERE = { id: 7 };
const FORK = { id: 8 };
const NIGHT: Run = { id: 1, event: 'schedule', head_branch: 'main', head_repository: HERE };

const previousRun = createRequire(import.meta.url)('../../.github/scripts/previous-run.cjs') as (
  options: unknown,
) => Promise<string>;

/** The chosen run of a repository whose service ignores the filters of the query. */
function chosen(runs: readonly Run[], expired: readonly number[] = []): Promise<string> {
  const rest = {
    repos: { get: () => Promise.resolve({ data: { ...HERE, default_branch: 'main' } }) },
    actions: {
      listWorkflowRuns: () => Promise.resolve({ data: { workflow_runs: runs } }),
      listWorkflowRunArtifacts: ({ run_id: id }: { run_id: number }) =>
        Promise.resolve({ data: { artifacts: [{ expired: expired.includes(id) }] } }),
    },
  };
  const context = { repo: { owner: 'me', repo: 'napi-matrix' } };
  return previousRun({ github: { rest }, context, workflow: 'nightly.yml', artifact: 'site' });
}

it.each<[string, Run]>([
  ['a pull request of a fork', { id: 2, event: 'pull_request', head_branch: 'main', head_repository: FORK }],
  ['a fork', { id: 2, event: 'schedule', head_branch: 'main', head_repository: FORK }],
  ['a fork that is gone', { id: 2, event: 'schedule', head_branch: 'main', head_repository: null }],
  ['another branch', { id: 2, event: 'workflow_dispatch', head_branch: 'mine', head_repository: HERE }],
  ['a push', { id: 2, event: 'push', head_branch: 'main', head_repository: HERE }],
])('a run of %s is never chosen', async (_what, run) => {
  expect(await chosen([run, NIGHT])).toBe('1');
  expect(await chosen([run])).toBe('');
});

it('the newest run that still has the artifact is chosen', async () => {
  const dispatched: Run = { ...NIGHT, id: 3, event: 'workflow_dispatch' };
  expect(await chosen([NIGHT, dispatched])).toBe('3');
  expect(await chosen([NIGHT, dispatched], [3])).toBe('1');
});
