'use strict';
// Observes what is left of an object that was collected: its references and its finalizers.

/** Half of these objects lose their reference, the others are the witnesses of the finalizers. */
const OBJECTS = 20;
const ROUNDS = 20;

defineProbes('after-collection', {
  /**
   * { collected, revived: whether one of two calls of napi_reference_ref made an emptied reference count, empty: whether
   * it stays empty }.
   */
  async ref(host, { type }) {
    const addon = host.load();
    const id = createUnknown(addon, type);
    const collected = await host.collectUntil(() => addon.isEmpty(id));
    if (!collected) return { collected };
    const calls = [addon.ref(id), addon.ref(id)];
    const observation = {
      collected,
      revived: calls.some(({ status, count }) => status === 0 && count > 0),
      empty: addon.isEmpty(id),
    };
    addon.remove(id);
    return observation;
  },

  /**
   * Collects wrapped objects and, before anything else runs, deletes the references of half of those that are gone.
   * { collected, deleted: the statuses, ranBefore: a finalizer of these had run by then, ranAfter: one ran afterwards,
   * witnesses: whether those of the others have all run }.
   */
  async deleteInWindow(host) {
    const addon = host.load();
    for (let round = 0; round < ROUNDS; round += 1) {
      const ids = wrapUnknown(addon);
      host.collectGarbage();
      const gone = ids.filter((id) => addon.isEmpty(id));
      if (gone.length > 1) return deleteHalf(host, addon, gone);
      await host.tick();
    }
    return { collected: false };
  },

  /** One object with a wrap and a finalizer beside it, each of which deletes the references of both: what `nest` gives. */
  deleteNested: (host) => nest(host),

  /** The same where it may take the process down. */
  deleteNestedAtRisk(host) {
    host.mayExit({}, { anyDeath: true });
    return nest(host);
  },

  /** { finalizers: [{ runs, rightData }] } of two napi_add_finalizer on one object. */
  async addTwice(host) {
    const addon = host.load();
    const ids = withObject((object) => [
      addon.addFinalizer(object, false),
      addon.addFinalizer(object, false),
    ]);
    return { finalizers: await whenRun(host, addon, ids) };
  },

  /** { unwrapped: whether the object still gives the data of its wrap, wrap, added: { runs, rightData } }. */
  async addBesideWrap(host) {
    const addon = host.load();
    const { ids, unwrapped } = withObject((object) => {
      const wrap = addon.wrap(object, false);
      const added = addon.addFinalizer(object, false);
      return { ids: [wrap, added], unwrapped: addon.unwrap(object, wrap) };
    });
    const [wrap, added] = await whenRun(host, addon, ids);
    return { unwrapped, wrap, added };
  },

  /** { removed: the status of napi_remove_wrap, wrap, added: { runs, rightData } }. */
  async addBesideRemovedWrap(host) {
    const addon = host.load();
    const { wrap, added, removed } = withObject((object) => ({
      wrap: addon.wrap(object, false),
      added: addon.addFinalizer(object, false),
      removed: addon.removeWrap(object),
    }));
    const [finalizer] = await whenRun(host, addon, [added]);
    return { removed, wrap: runsOf(addon, wrap), added: finalizer };
  },
});

/** In a function of its own: no frame that lives on may hold the value. */
function createUnknown(addon, type) {
  const value = valueOf(type, addon);
  return type === 'wrapped' ? addon.wrap(value, true) : addon.weak(value);
}

function valueOf(type, addon) {
  switch (type) {
    case 'object':
    case 'wrapped':
      return { of: 'the probe' };
    case 'function':
      return function ofTheProbe() {};
    case 'symbol':
      return Symbol('of the probe');
    case 'external':
      return addon.external();
    default:
      throw new Error(`no value of type ${type}`);
  }
}

/** What `use` makes of an object that nothing knows afterwards. */
function withObject(use) {
  return use({ of: 'the probe' });
}

function wrapUnknown(addon) {
  return Array.from({ length: OBJECTS }, () => withObject((object) => addon.wrap(object, true)));
}

/** @param {Host} host */
async function deleteHalf(host, addon, gone) {
  const half = Math.floor(gone.length / 2);
  const [subjects, others] = [gone.slice(0, half), gone.slice(half)];
  const runs = () => subjects.reduce((sum, id) => sum + addon.state(id).runs, 0);
  const ranBefore = runs();
  const deleted = [...new Set(subjects.map((id) => addon.remove(id)))];
  const witnesses = await host.waitFor(() => others.every((id) => addon.state(id).runs > 0));
  await host.tick();
  return { collected: true, deleted, ranBefore: ranBefore > 0, ranAfter: runs() > ranBefore, witnesses };
}

/**
 * { runs: of both finalizers together, deletions: the first status other than napi_ok that each got }.
 * @param {Host} host
 */
async function nest(host) {
  const addon = host.load();
  const ids = withObject((object) => {
    const both = [addon.wrap(object, true), addon.addFinalizer(object, true)];
    addon.deleteBoth(...both);
    return both;
  });
  const states = () => ids.map((id) => addon.state(id));
  const runs = () => states().reduce((sum, state) => sum + state.runs, 0);
  await host.collectUntil(() => runs() > 0);
  await host.tick();
  return { runs: runs(), deletions: states().map(({ deletion }) => deletion) };
}

/** @param {Host} host */
async function whenRun(host, addon, ids) {
  await host.collectUntil(() => ids.every((id) => addon.state(id).runs > 0));
  await host.tick();
  return ids.map((id) => runsOf(addon, id));
}

function runsOf(addon, id) {
  const { runs, rightData } = addon.state(id);
  return { runs, rightData };
}
