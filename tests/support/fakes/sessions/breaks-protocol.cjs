'use strict';
// Breaks the protocol in the way that the run's argument names, and then waits to be ended.
const { writeSync } = require('node:fs');
const { answerUntil, hang, plan, send } = require('./session.cjs');

const WAYS = {
  'a cell it was not given'() {
    send({ event: 'start', run: 'not/given@8' });
    send({ event: 'done', run: 'not/given@8', observation: true });
  },
  'a later cell'() {
    send({ event: 'start', run: plan.runs[plan.runs.length - 1].id });
  },
  'done without start'(run) {
    send({ event: 'done', run: run.id, observation: true });
  },
  'done twice'(run) {
    send({ event: 'start', run: plan.runs[0].id });
    send({ event: 'done', run: plan.runs[0].id, observation: plan.runs[0].args });
    send({ event: 'done', run: plan.runs[0].id, observation: 'another' });
    send({ event: 'start', run: run.id });
    send({ event: 'done', run: run.id, observation: true });
  },
  'start twice'(run) {
    send({ event: 'start', run: run.id });
    send({ event: 'start', run: run.id });
  },
  'no JSON'(run) {
    send({ event: 'start', run: run.id });
    writeSync(1, `${plan.nonce} {"event":\n`);
    send({ event: 'done', run: run.id, observation: true });
  },
  'an event nobody knows'(run) {
    send({ event: 'start', run: run.id });
    send({ event: 'passed', run: run.id });
    send({ event: 'done', run: run.id, observation: true });
  },
  'a note before exit-expected'(run) {
    send({ event: 'start', run: run.id });
    send({ event: 'note', run: run.id, note: ['list', 'text'] });
  },
  'done after exit-expected'(run) {
    send({ event: 'start', run: run.id });
    send({ event: 'exit-expected', run: run.id, observation: {} });
    send({ event: 'done', run: run.id, observation: true });
  },
};

answerUntil((run) => {
  WAYS[run.args](run);
  hang();
});
