'use strict';
// Answers every run under the nonce of a session that is not this one.
const { writeSync } = require('node:fs');
const { plan } = require('./session.cjs');

const other = 'f'.repeat(plan.nonce.length);
for (const { id } of plan.runs) {
  writeSync(1, `${other} ${JSON.stringify({ event: 'start', run: id })}\n`);
  writeSync(1, `${other} ${JSON.stringify({ event: 'done', run: id, observation: true })}\n`);
}
