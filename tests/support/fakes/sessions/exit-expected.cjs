'use strict';
// Announces that the process ends, and lets it end in the way that the run's argument names.
const { answerUntil, hang, send } = require('./session.cjs');

const ENDS = {
  exit: () => process.exit(4),
  signal: () => process.kill(process.pid, 'SIGABRT'),
  never: hang,
};

answerUntil((run) => {
  send({ event: 'start', run: run.id });
  send({ event: 'exit-expected', run: run.id, observation: { seen: true, end: 'forged' } });
  ENDS[run.args]();
});
