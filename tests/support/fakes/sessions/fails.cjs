'use strict';
// Reports that there is no room for the run.
const { answerUntil, plan, send } = require('./session.cjs');

answerUntil((run) => {
  send({ event: 'start', run: run.id });
  send({ event: 'failed', run: run.id, reason: 'no room' });
  for (const rest of plan.runs.slice(plan.runs.indexOf(run) + 1)) {
    send({ event: 'start', run: rest.id });
    send({ event: 'done', run: rest.id, observation: rest.args });
  }
});
