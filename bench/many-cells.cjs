'use strict';
// A fake for a runtime: answers every run of its plan at once, with about a kilobyte.
const { readFileSync, writeSync } = require('node:fs');

const plan = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const observation = { answer: 'yes', padding: 'x'.repeat(1000) };

function send(event) {
  let rest = Buffer.from(`\n${plan.nonce} ${JSON.stringify(event)}\n`);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

for (const { id } of plan.runs) {
  send({ event: 'start', run: id });
  send({ event: 'done', run: id, observation });
}
