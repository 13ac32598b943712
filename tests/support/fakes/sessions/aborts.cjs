'use strict';
// Aborts within the run.
const { answerUntil, send } = require('./session.cjs');

answerUntil((run) => {
  send({ event: 'start', run: run.id });
  process.abort();
});
