'use strict';
// The host object over the contract alone (suites/harness/README.md): for engines that can do no more than run one
// script, load addons and print lines. `given` is what such an engine offers.

const { describeThrown } = require('../describe-thrown.cjs');
const { Unsupported } = require('../unsupported.cjs');
const { createWaiting } = require('../waiting.cjs');

const CONTRACT = 1;

/** Capabilities of an engine, by the function of the contract that it brings for it. */
const CAPABILITIES_OF = {
  // An engine that loads native addons also runs their threads.
  load: ['load', 'threads'],
  copy: ['copy'],
  turn: ['turn'],
  collectGarbage: ['garbage-collection'],
  onUncaught: ['uncaught-exception'],
  onWarning: ['warning'],
  undetachableArrayBuffer: ['undetachable-array-buffer'],
};

function capabilitiesOf(given) {
  const names = Object.keys(CAPABILITIES_OF).filter((name) => typeof given[name] === 'function');
  return names.flatMap((name) => CAPABILITIES_OF[name]);
}

/**
 * addons: file name per addon and target.
 * @returns {import('../host.d.ts').HarnessHost}
 */
function createContractHost(given, addons) {
  let current = null;
  const loaded = {};
  const stops = [];

  function nameOf({ addon = current.addon, target = current.target } = {}) {
    const name = addons[addon] && addons[addon][target];
    if (name === undefined) throw new Error(`the addon ${addon} was not built for target ${target}`);
    return name;
  }

  const copyAddon = (which) => given.copy(nameOf(which));

  /** `listenTo(listener)`, and `listenTo(null)` when the probe is over. */
  function record(listenTo, describe) {
    const events = [];
    listenTo((...event) => void events.push(describe(...event)));
    stops.push(() => listenTo(null));
    return events;
  }

  return {
    supportedVersion: given.supportedVersion,
    reportedVersion: () => given.supportedVersion,
    describeThrown,
    copyAddon,

    /**
     * A load that fails is tried again the next time.
     * @param {LoadOptions} [options]
     */
    load({ file, fresh = false, ...which } = {}) {
      const name = file || (fresh ? copyAddon(which) : nameOf(which));
      if (!(name in loaded)) loaded[name] = given.load(name);
      return loaded[name];
    },

    ...createWaiting({
      tick: given.turn && (() => new Promise((resolve) => void given.turn(() => resolve(undefined)))),
      collectGarbage: given.collectGarbage && (() => void given.collectGarbage()),
    }),

    recordUncaught: () =>
      record(
        (listener) => given.onUncaught(listener),
        (error, origin) => ({ ...describeThrown(error), origin }),
      ),

    recordWarnings: () =>
      record(
        (listener) => given.onWarning(listener),
        ({ name, code }) => ({ name, code: code || null }),
      ),

    undetachableArrayBuffer: () => given.undetachableArrayBuffer(),

    unsupported(reason) {
      throw new Unsupported(reason);
    },

    // For the harness, not for probes.
    ending: false,
    begin(run) {
      current = run;
    },
    release() {
      for (const stop of stops.splice(0)) stop();
    },
  };
}

module.exports = { CAPABILITIES_OF, CONTRACT, capabilitiesOf, createContractHost };
