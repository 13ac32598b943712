'use strict';
// Observes the end of an environment. No JavaScript runs then: the addon notes what runs. The notes of a Worker are read
// when it is gone, from memory that all instances of the addon share; those of the main thread are lines on stdout.

/** What must be alive to the end. */
const kept = [];

/** By name: what is set up before an environment ends. */
const SCENES = {
  alive(addon) {
    addon.alive(keep({}));
  },
  asyncHooks(addon) {
    addon.asyncHooks();
  },
  quickHooks(addon) {
    addon.quickHooks();
  },
  finalizersCall(addon) {
    addon.finalizersCall(keep({}), keep({}), throwing(addon));
  },
  hooksCall(addon) {
    addon.hooksCall(throwing(addon));
  },
  finalizerDeletes(addon) {
    addon.finalizerDeletes(keep({}));
  },
};

defineProbes('env-end', {
  /** args: scenes. The end of the process: { notes: { [list]: [text] }, end }. */
  main(host, scenes) {
    const addon = host.load();
    for (const scene of scenes) SCENES[scene](addon);
    const { before, after } = host.exitExpected();
    addon.noteTo(before, after);
  },

  /** The same in a Worker: { notes: { [list]: [text] }, exitCode, error }. */
  async worker(host, scenes) {
    const addon = host.load();
    addon.reset();
    const { exitCode, error } = await host.startWorker('setUpInWorker', scenes).ended;
    return { notes: byList(addon.notes()), exitCode, error };
  },

  setUpInWorker(host, scenes) {
    const addon = host.load();
    for (const scene of scenes) SCENES[scene](addon);
  },
});

function keep(object) {
  kept.push(object);
  return object;
}

function throwing(addon) {
  return () => {
    addon.ran();
    throw new Error('thrown by JavaScript at the end');
  };
}

function byList(notes) {
  const lists = {};
  for (const [list, text] of notes) (lists[list] = lists[list] || []).push(text);
  return lists;
}
