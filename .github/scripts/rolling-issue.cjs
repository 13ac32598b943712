'use strict';
// The issue of the nightly run: opened for new deviations, updated while there are any, closed when there are none.

const { readFileSync } = require('node:fs');

const TITLE = 'Nightly: something new deviates';
const LABEL = 'nightly-regression';
/** GitHub takes 65,536 characters. */
const LONGEST_BODY = 60_000;

function bodyOf(file, runUrl) {
  const text = readFileSync(file, 'utf8');
  const cut = text.length > LONGEST_BODY ? `${text.slice(0, LONGEST_BODY)}\n\n… (cut)` : text;
  return `${cut}\n\n${runUrl}\n`;
}

/** red: whether this night has new deviations; file: the Markdown that lists them. */
module.exports = async function rollingIssue({ github, context, red, file }) {
  const { owner, repo } = context.repo;
  const runUrl = `${context.serverUrl}/${owner}/${repo}/actions/runs/${context.runId}`;
  const { data } = await github.rest.issues.listForRepo({
    owner,
    repo,
    state: 'open',
    labels: LABEL,
    per_page: 100,
  });
  const open = data.find(({ title, pull_request: pull }) => title === TITLE && !pull);
  if (red && open === undefined) {
    await github.rest.issues.create({
      owner,
      repo,
      title: TITLE,
      labels: [LABEL],
      body: bodyOf(file, runUrl),
    });
    return 'opened';
  }
  if (open === undefined) return 'nothing to do';
  const issue = { owner, repo, issue_number: open.number };
  if (red) {
    await github.rest.issues.update({ ...issue, body: bodyOf(file, runUrl) });
    return 'updated';
  }
  await github.rest.issues.createComment({ ...issue, body: `Nothing new deviates any more: ${runUrl}` });
  await github.rest.issues.update({ ...issue, state: 'closed', state_reason: 'completed' });
  return 'closed';
};
