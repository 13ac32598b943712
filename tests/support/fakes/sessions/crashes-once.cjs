'use strict';
// Crashes the first time it comes to the run and never again; the file it is given remembers.
const { existsSync, writeFileSync } = require('node:fs');
const { answerUntil, send } = require('./session.cjs');

const memory = process.env.FAKE_MEMORY ?? '';

answerUntil((run) => {
  send({ event: 'start', run: run.id });
  if (!existsSync(memory)) {
    writeFileSync(memory, '');
    process.abort();
  }
  send({ event: 'done', run: run.id, observation: 'well this time' });
});
