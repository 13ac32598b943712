'use strict';
// The members of a host by which a probe says that its process ends.

/** host: gets `ending`; current(): the current run; print(event): one line of the protocol; plan: its nonce. */
function createProcessEnd(host, { plan, current, print }) {
  return {
    exitExpected(observation = {}) {
      print({ event: 'exit-expected', run: current().id, observation });
      host.ending = true;
      return {
        before: `\n${plan.nonce} {"event":"note","run":${JSON.stringify(current().id)},"note":[`,
        after: ']}\n',
      };
    },

    /** The observation if the process ends before the probe does; anyDeath: it may die in more than one way. */
    mayExit(observation = {}, { anyDeath = false } = {}) {
      print({ event: 'may-exit', run: current().id, observation, anyDeath });
    },
  };
}

module.exports = { createProcessEnd };
