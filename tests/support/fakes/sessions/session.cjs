'use strict';
// The shared part of the fakes: the plan, the protocol, and well-behaved answers up to the hostile run.
const { readFileSync, writeSync } = require('node:fs');

const plan = JSON.parse(readFileSync(process.argv[process.argv.length - 1], 'utf8'));

function send(event) {
  writeSync(1, `\n${plan.nonce} ${JSON.stringify(event)}\n`);
}

function flood(fd) {
  const chunk = Buffer.alloc(65536, 'x');
  for (;;) writeSync(fd, chunk);
}

/** Keeps the process alive and silent; bounded, so that a broken test leaves nothing behind for ever. */
function hang() {
  setTimeout(() => {}, 120_000);
}

/** Answers run after run with its own argument; the first whose probe is `hostile` is left to the fake. */
function answerUntil(hostile) {
  for (const run of plan.runs) {
    if (run.probe === 'hostile' && hostile !== undefined) {
      hostile(run);
      return;
    }
    send({ event: 'start', run: run.id });
    send({ event: 'done', run: run.id, observation: run.args });
  }
}

module.exports = { answerUntil, flood, hang, plan, send };
