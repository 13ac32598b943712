'use strict';

/** The id of the newest earlier run of this workflow that has the artifact, or '' where there is none. */
module.exports = async function previousRun({ github, context, workflow, artifact }) {
  const { owner, repo } = context.repo;
  const { data } = await github.rest.actions.listWorkflowRuns({
    owner,
    repo,
    workflow_id: workflow,
    status: 'completed',
    per_page: 20,
  });
  for (const { id } of data.workflow_runs) {
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
