'use strict';
// The waiting functions of every host, built on the basic functions of a runtime.

/** Rounds of `waitFor`: first without waiting, then with a pause each, so that a busy machine has seconds. */
const EAGER_ROUNDS = 100;
const MAX_ROUNDS = 5000;
/** Turns that take no time are taken for as long at least. */
const PATIENCE_MS = 5000;
/** Rounds of `collectUntil`: what is garbage is collected in the first; the others are for what refers to it. */
const GARBAGE_ROUNDS = 20;

/**
 * The members of a host that wait, as far as the runtime allows them. tick() returns a promise of one turn of the event
 * loop, pause() of one that takes a moment (default: tick), collectGarbage() collects before it returns.
 */
function createWaiting({ tick, pause = tick, collectGarbage }) {
  async function waitFor(condition) {
    const end = Date.now() + PATIENCE_MS;
    for (let round = 0; round < MAX_ROUNDS || Date.now() < end; round += 1) {
      if (condition()) return true;
      await (round < EAGER_ROUNDS ? tick() : pause());
    }
    return condition();
  }

  async function collectUntil(condition, collect = collectGarbage) {
    for (let round = 0; round < GARBAGE_ROUNDS && !condition(); round += 1) {
      await pause();
      collect();
      await tick();
    }
    return condition();
  }

  return {
    ...(tick && { tick, waitFor }),
    ...(collectGarbage && { collectGarbage }),
    ...(tick && collectGarbage && { collectUntil }),
  };
}

module.exports = { createWaiting };
