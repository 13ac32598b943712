'use strict';
// Prints around its events, with and without newlines, and results of a session that is not this one.
const { writeSync } = require('node:fs');
const { plan, send } = require('./session.cjs');

const other = 'f'.repeat(plan.nonce.length);
for (const run of plan.runs) {
  writeSync(1, 'chatter without a newline');
  send({ event: 'start', run: run.id });
  writeSync(1, `{"event":"done"}\n>${plan.nonce} {"event":"done"}`);
  writeSync(
    1,
    `\n${other} ${JSON.stringify({ event: 'done', run: run.id, observation: 'another session' })}\n`,
  );
  send({ event: 'done', run: run.id, observation: run.args });
}
