'use strict';
// Crashes at the first execution of the run and never again; the given file records this.
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
