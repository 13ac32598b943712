'use strict';
// Observes what surrounds it.
const { readdirSync } = require('node:fs');
const { plan, send } = require('./session.cjs');

const [run] = plan.runs;
send({ event: 'start', run: run.id });
send({
  event: 'done',
  run: run.id,
  observation: {
    arguments: process.argv.slice(2),
    directory: process.cwd(),
    environment: { ...process.env },
    execArgv: process.execArgv,
    plan,
    scratchHolds: readdirSync(plan.scratch),
  },
});
