'use strict';
// Leaves a process behind in the way that the run's argument names, and ends well.
const { spawn } = require('node:child_process');
const { answerUntil, send } = require('./session.cjs');

const WAYS = {
  'in the group, holding the pipes': { stdio: 'inherit', detached: false },
  'escaped, holding the pipes': { stdio: 'inherit', detached: true },
  'escaped, holding nothing': { stdio: 'ignore', detached: true },
};

answerUntil((run) => {
  const { pid } = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 120_000)'], WAYS[run.args]);
  send({ event: 'start', run: run.id });
  send({ event: 'done', run: run.id, observation: { pid } });
  process.exit(0);
});
