'use strict';
// Cannot observe a hostile run that is not the first of its process, or `always` cannot.
const { plan, send } = require('./session.cjs');

const failure = {
  probeThrew: { type: 'error', code: 'ERR_PROBE', message: 'the table of the probe is full' },
};

plan.runs.forEach((run, index) => {
  send({ event: 'start', run: run.id });
  const fails = run.probe === 'hostile' && (index > 0 || run.args === 'always');
  const answer = run.probe === 'hostile' ? 'well in a fresh process' : run.args;
  send({ event: 'done', run: run.id, observation: fails ? failure : answer });
});
