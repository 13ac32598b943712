'use strict';
// Dies of a real SIGSEGV within the run.
const { writeSync } = require('node:fs');
const { answerUntil, send } = require('./session.cjs');

answerUntil((run) => {
  send({ event: 'start', run: run.id });
  writeSync(2, Buffer.from('x'.repeat(10_000) + 'last words'));
  process.kill(process.pid, 'SIGSEGV');
  for (;;);
});
