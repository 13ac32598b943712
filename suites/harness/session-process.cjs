'use strict';
// The process of a session for Node.js and runtimes that are close to it: `<executable> ENTRY PLAN`.

const fs = require('node:fs');
const { loadProbes } = require('./load-probes.cjs');
const { createNodeHost } = require('./node-host.cjs');
const { runSession } = require('./run-session.cjs');

/** Written at once and whole: what is still in a buffer when the process crashes is lost. */
function write(text) {
  let rest = Buffer.from(text);
  while (rest.length > 0) {
    try {
      rest = rest.subarray(fs.writeSync(1, rest));
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
    }
  }
}

/** more: what the host of this runtime has in its plan beside what the runner wrote. */
function runSessionOf(more) {
  const plan = { ...JSON.parse(fs.readFileSync(process.argv[2], 'utf8')), ...more };
  // The newline in front keeps the event on a line of its own when something printed half a line before it.
  const print = (event) => write(`\n${plan.nonce} ${JSON.stringify(event)}\n`);
  runSession(plan, loadProbes(plan.probes), createNodeHost(plan, print), print).then((endsByItself) => {
    if (!endsByItself) process.exit(0);
  });
}

module.exports = { runSessionOf };
