'use strict';
// Announces that the process ends, and notes as often as the run's argument says, before it ends well.
const { answerUntil, send } = require('./session.cjs');

answerUntil((run) => {
  send({ event: 'start', run: run.id });
  send({ event: 'exit-expected', run: run.id, observation: { seen: true, notes: 'forged' } });
  for (let note = 0; note < Number(run.args); note += 1) {
    send({ event: 'note', run: run.id, note: [note % 2 === 0 ? 'even' : 'odd', String(note)] });
  }
  process.exit(0);
});
