'use strict';

/** A fork can start a run of its own copy of a workflow through pull requests only. */
const TRUSTED_EVENTS = ['schedule', 'workflow_dispatch'];

/**
 * The id of the newest completed run of this workflow that has the artifact, or '' if there is none. Only runs that this
 * repository started itself on its default branch are trusted.
 */
module.exports = async function previousRun({ github, context, workflow, artifact }) {
  const { owner, repo } = context.repo;
  const { data: repository } = await github.rest.repos.get({ owner, repo });
  const branch = repository.default_branch;
  // The answer is checked again: a filter that the service ignores must not admit a run.
  const isTrusted = (run) =>
    TRUSTED_EVENTS.includes(run.event) &&
    run.head_branch === branch &&
    run.head_repository?.id === repository.id;
  const runs = [];
  for (const event of TRUSTED_EVENTS) {
    const { data } = await github.rest.actions.listWorkflowRuns({
      owner,
      repo,
      workflow_id: workflow,
      status: 'completed',
      branch,
      event,
      per_page: 20,
    });
    runs.push(...data.workflow_runs.filter(isTrusted));
  }
  runs.sort((a, b) => b.id - a.id);
  for (const { id } of runs) {
    const found = await github.rest.actions.listWorkflowRunArtifacts({
      owner,
      repo,
      run_id: id,
      name: artifact,
    });
    if (found.data.artifacts.some(({ expired }) => !expired)) return String(id);
  }
  return '';
};
