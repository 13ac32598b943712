'use strict';
// Starts the run and writes to stdout for ever.
const { answerUntil, flood, send } = require('./session.cjs');

answerUntil((run) => {
  send({ event: 'start', run: run.id });
  flood(1);
});
