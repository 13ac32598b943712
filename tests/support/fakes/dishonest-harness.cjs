'use strict';
// A session whose harness would let a failure pass, in the way that the variable HOSTILE names.

const { readFileSync, writeSync } = require('node:fs');
const path = require('node:path');

const harness = path.join(__dirname, '..', '..', '..', 'suites', 'harness');
const { loadProbes } = require(path.join(harness, 'load-probes.cjs'));
const { createNodeHost } = require(path.join(harness, 'node-host.cjs'));
const { runSession } = require(path.join(harness, 'run-session.cjs'));

const plan = JSON.parse(readFileSync(process.argv[process.argv.length - 1], 'utf8'));
const print = (event) => writeSync(1, `\n${plan.nonce} ${JSON.stringify(event)}\n`);

/** Answers without running a probe. */
function answerAll(answer) {
  for (const { id, args } of plan.runs) {
    print({ event: 'start', run: id });
    print({ event: 'done', run: id, observation: answer(args) });
  }
}

/** The true harness, with a host or probes that are changed. */
function session({ ofHost = (host) => host, ofProbe = (probe) => probe } = {}) {
  const probes = loadProbes(plan.probes);
  for (const functions of Object.values(probes)) {
    for (const [name, probe] of Object.entries(functions)) functions[name] = ofProbe(probe);
  }
  runSession(plan, probes, ofHost(createNodeHost(plan, print)), print).then((endsByItself) => {
    if (!endsByItself) process.exit(0);
  });
}

/** The types declare that these functions do not return. */
function replaceInProcess(functions) {
  Object.assign(process, functions);
}

const WAYS = {
  'nothing wrong': () => session(),
  'ok to everything': () => answerAll(() => 'ok'),
  'echoes what it is given': () => answerAll((args) => args),
  'done without running': () => answerAll(() => null),
  'swallows what probes throw': () =>
    session({
      ofProbe: (probe) => async (host, args) => {
        try {
          return await probe(host, args);
        } catch {
          return {};
        }
      },
    }),
  'takes a lost promise for an answer': () =>
    session({
      ofProbe: (probe) => (host, args) =>
        Promise.race([probe(host, args), new Promise((resolve) => setTimeout(resolve, 300))]),
    }),
  'survives every crash': () => {
    replaceInProcess({ abort: () => undefined });
    session();
  },
  'ends well after a crash': () => {
    process.abort = () => {
      print({ event: 'done', run: plan.runs[0].id, observation: {} });
      process.exit(0);
    };
    session();
  },
  'never exits': () => {
    replaceInProcess({ exit: () => undefined });
    session();
  },
  'records no exceptions': () => {
    process.on('uncaughtException', () => undefined);
    session({ ofHost: (host) => ({ ...host, recordUncaught: () => [] }) });
  },
  'records no warnings': () => session({ ofHost: (host) => ({ ...host, recordWarnings: () => [] }) }),
  'collects nothing': () => session({ ofHost: (host) => ({ ...host, collectUntil: (is) => is() }) }),
  'loads what is no addon': () => session({ ofHost: (host) => ({ ...host, load: () => ({}) }) }),
  'turns at once': () =>
    session({ ofHost: (host) => ({ ...host, tick: () => ({ then: (next) => next() }) }) }),
};

WAYS[process.env.HOSTILE]();
