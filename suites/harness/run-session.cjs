'use strict';
// Runs the probes of a plan one after the other and prints one event per step. Knows no runtime: what it needs of
// one is in `host`, and `print` takes an event of runner/run/execute/protocol.ts.

const { narrowHost } = require('./narrow-host.cjs');
const { Unsupported } = require('./unsupported.cjs');

/**
 * Runs the session. Returns true when the process should now end by itself, because its end is being observed.
 * @param {{ runs: readonly import('./host.d.ts').Run[] }} plan
 * @param {Record<string, import('./host.d.ts').Probes>} probes
 * @param {import('./host.d.ts').HarnessHost} host
 * @param {(event: object) => void} print
 */
async function runSession(plan, probes, host, print) {
  for (const run of plan.runs) {
    print({ event: 'start', run: run.id });
    host.begin(run);
    let observation;
    try {
      observation = await probes[run.suite][run.probe](narrowHost(host, run.needs), run.args);
    } catch (error) {
      if (error instanceof Unsupported) {
        host.release();
        print({ event: 'unsupported', run: run.id, reason: error.reason });
        continue;
      }
      // A runtime that breaks a rule may well break the probe; that too was observed.
      observation = { probeThrew: host.describeThrown(error) };
    }
    if (host.ending) return true;
    host.release();
    const trouble = host.trouble ? host.trouble() : null;
    if (trouble !== null) {
      print({ event: 'failed', run: run.id, reason: trouble });
      continue;
    }
    print({ event: 'done', run: run.id, observation: observation === undefined ? null : observation });
  }
  return false;
}

module.exports = { runSession };
