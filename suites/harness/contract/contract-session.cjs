'use strict';
// A session of an engine that runs the script of a bundle: it identifies itself, executes the selected runs, and reports
// its end. Contract: suites/harness/README.md.

const { runSession } = require('../run-session.cjs');
const { CONTRACT, capabilitiesOf, createContractHost } = require('./contract-host.cjs');
const { createLog } = require('./log-line.cjs');

const TEXTS = ['name', 'version', 'engine'];

function assertContract(given) {
  if (typeof given !== 'object' || given === null) {
    throw new Error('napi-matrix: no napiMatrixHost is defined');
  }
  const missing = ['print', 'load'].find((name) => typeof given[name] !== 'function');
  if (missing) throw new Error(`napi-matrix: napiMatrixHost.${missing} is no function`);
  const nameless = TEXTS.find((name) => typeof given[name] !== 'string' || given[name] === '');
  if (nameless) throw new Error(`napi-matrix: napiMatrixHost.${nameless} is no text`);
  if (!Number.isInteger(given.supportedVersion) || given.supportedVersion < 1) {
    throw new Error('napi-matrix: napiMatrixHost.supportedVersion is no whole number above 0');
  }
}

/** `3,7-9`: numbers and ranges of them, both ends included. */
function isAmong(number, ranges) {
  return ranges.split(',').some((range) => {
    const [first, last = first] = range.split('-').map(Number);
    return first <= number && number <= last;
  });
}

/** Whether a run applies to an engine that supports this version and has these capabilities. */
function isApplicable({ asked }, supportedVersion, capabilities) {
  return asked.some(
    ({ from, to, needs }) =>
      from <= supportedVersion &&
      (to === null || supportedVersion <= to) &&
      needs.every((capability) => capabilities.includes(capability)),
  );
}

/** The applicable runs among those that share a process, or among those that `only` names. */
function selectedRuns({ runs }, { only, supportedVersion }, capabilities) {
  const all = only === undefined || only === null || only === '' || only === 'all';
  return runs.filter(
    (run) =>
      (all ? !run.isolated : isAmong(run.number, String(only))) &&
      isApplicable(run, supportedVersion, capabilities),
  );
}

/** Combines clock and Math.random, because an engine may have no good source of randomness. */
function newSessionId() {
  return [Date.now(), Math.floor(Math.random() * 2 ** 40)].map((part) => part.toString(36)).join('');
}

/** given: what the engine offers; plan: see runner/tools/bundle/script.ts; probes: functions by suite and name. */
function runContractSession(given, plan, probes) {
  assertContract(given);
  const capabilities = capabilitiesOf(given);
  const runs = selectedRuns(plan, given, capabilities);
  const log = createLog((line) => void given.print(line), newSessionId());
  const { name, version, engine, supportedVersion: napiVersion } = given;
  log({
    event: 'session',
    contract: CONTRACT,
    bundle: plan.about,
    runtime: { name, version, engine, napiVersion },
    capabilities,
    runs: runs.length,
  });
  return runSession({ runs }, probes, createContractHost(given, plan.addons), log).then(() => {
    log({ event: 'over' });
  });
}

module.exports = { isApplicable, runContractSession };
