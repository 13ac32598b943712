'use strict';
// Dies in the middle of its completion record: only the newline is missing.
const { writeSync } = require('node:fs');
const { answerUntil, plan, send } = require('./session.cjs');

answerUntil((run) => {
  send({ event: 'start', run: run.id });
  writeSync(1, `\n${plan.nonce} ${JSON.stringify({ event: 'done', run: run.id, observation: true })}`);
  process.exit(0);
});
