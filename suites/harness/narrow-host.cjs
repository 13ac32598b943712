'use strict';
// A probe sees of its host what its rules declare, and no more, so that a host may lack the rest.

/** The members that come with each capability; what none of them names is always there. */
const MEMBERS = {
  copy: ['copyAddon'],
  turn: ['tick', 'waitFor', 'collectUntil'],
  'garbage-collection': ['collectGarbage', 'collectUntil'],
  'uncaught-exception': ['recordUncaught'],
  warning: ['recordWarnings'],
  worker: ['startWorker'],
  'process-end': ['exitExpected', 'mayExit'],
  'node-loaders': ['uncache', 'isMapped', 'dlopenFlags'],
  'linked-binding': ['linkedBinding'],
  'foreign-functions': ['callForeign'],
  'undetachable-array-buffer': ['undetachableArrayBuffer'],
};

/**
 * The host for a probe whose rules need these capabilities.
 * @param {import('./host.d.ts').Host} host
 * @param {readonly string[]} needs
 * @returns {import('./host.d.ts').WorkerHost}
 */
function narrowHost(host, needs) {
  const narrowed = Object.create(host);
  const hide = (name, value) => Object.defineProperty(narrowed, name, { value });
  for (const [capability, members] of Object.entries(MEMBERS)) {
    if (!needs.includes(capability)) for (const name of members) hide(name, undefined);
  }
  hide('load', (options = {}) => {
    if (options.fresh) assertNeeded('copy', needs);
    if (options.by) assertNeeded('node-loaders', needs);
    return host.load(options);
  });
  if (needs.includes('worker')) {
    hide('startWorker', (name, args, options = {}) => {
      if (options.flags) assertNeeded('node-flags', needs);
      return host.startWorker(name, args, options);
    });
  }
  return narrowed;
}

function assertNeeded(capability, needs) {
  if (!needs.includes(capability)) {
    throw new Error(`the rules of this probe declare no need of ${capability}`);
  }
}

module.exports = { narrowHost };
