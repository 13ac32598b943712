'use strict';
// Events that the self-test provokes in a process, to check that the harness of its runtime notices them.

const fs = require('node:fs');

const PROVOKE = {
  warning: (code) => process.emitWarning('of the self-test', { type: 'SelfTestWarning', code }),
  uncaught: (error) =>
    void setImmediate(() => {
      throw error;
    }),
  exit: (code) => process.exit(code),
  abort: () => process.abort(),
  /** Text on both streams, among it what looks like an answer, and half a line at the end. */
  chatter(lines) {
    const text = `${'of the self-test '.repeat(50)}\n{"event":"done","run":"none"}\n`.repeat(lines);
    for (const stream of [1, 2]) fs.writeSync(stream, text);
    fs.writeSync(1, 'half a line');
  },
};

/** what: a name in PROVOKE; how: its argument. */
function provoke(what, how) {
  PROVOKE[what](how);
}

module.exports = { provoke };
