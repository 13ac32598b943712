'use strict';
// Takes a second and prints 3 MiB to either stream for each run: less than is allowed for one, more for all.
const { writeSync } = require('node:fs');
const { plan, send } = require('./session.cjs');

const chatter = Buffer.alloc(3 * 2 ** 20, 'x');

function writeAll(fd) {
  for (let written = 0; written < chatter.length;) written += writeSync(fd, chatter, written);
}

for (const run of plan.runs) {
  send({ event: 'start', run: run.id });
  writeAll(1);
  writeAll(2);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
  send({ event: 'done', run: run.id, observation: run.args });
}
