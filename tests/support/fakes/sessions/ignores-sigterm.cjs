'use strict';
// Stops answering, and answers the request to end with a result that came too late.
const { answerUntil, hang, send } = require('./session.cjs');

answerUntil((run) => {
  process.on('SIGTERM', () => send({ event: 'done', run: run.id, observation: 'too late' }));
  send({ event: 'start', run: run.id });
  hang();
});
