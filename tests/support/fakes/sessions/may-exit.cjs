'use strict';
// Announces that the process may end, and does what the run's argument names.
const { answerUntil, send } = require('./session.cjs');

const WAYS = {
  signal: () => process.kill(process.pid, 'SIGABRT'),
  'any signal': () => process.kill(process.pid, 'SIGSEGV'),
  'any code': () => process.exit(3),
  'no code': () => process.exit(0),
  'ends later': (run) => send({ event: 'exit-expected', run: run.id, observation: { later: true } }),
  survives: (run) => send({ event: 'done', run: run.id, observation: 'survived' }),
};

answerUntil((run) => {
  send({ event: 'start', run: run.id });
  send({
    event: 'may-exit',
    run: run.id,
    observation: { seen: true, end: 'forged' },
    anyDeath: run.args !== 'signal',
  });
  WAYS[run.args](run);
});
