'use strict';
// Starts the run and stops answering.
const { answerUntil, hang, send } = require('./session.cjs');

answerUntil((run) => {
  send({ event: 'start', run: run.id });
  hang();
});
