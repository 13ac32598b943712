'use strict';
// Observes patterns that binding generators emit.

defineProbes('bindings', {
  /** Promises that native threads settle: [{ fulfilled } or { rejected: { isError, code } } or 'pending'] */
  async promises(host, { tasks }) {
    const addon = host.load();
    const outcomes = tasks.map(() => 'pending');
    tasks.forEach(({ number, fails }, place) => {
      addon.start(number, fails).then(
        (fulfilled) => {
          outcomes[place] = { fulfilled };
        },
        (error) => {
          outcomes[place] = { rejected: described(error) };
        },
      );
    });
    await host.waitFor(() => !outcomes.includes('pending'));
    return { outcomes };
  },

  /** The events that a listener gets from a native thread; after it is unregistered, none. */
  async listener(host) {
    const addon = host.load();
    const heard = [];
    const id = addon.register((event) => heard.push(event));
    const found = addon.emit(id, 3);
    await host.waitFor(() => heard.length === 3);
    const unregistered = addon.unregister(id);
    return {
      found,
      heard: [...heard],
      unregistered,
      again: addon.unregister(id),
      foundAfterwards: addon.emit(id, 1),
    };
  },

  /** Two ids that are one number: { type, alike: as numbers, distinct, other: the first unregistered, left: the second is still there } */
  listenerIds(host) {
    const addon = host.load();
    const [first, second] = [addon.register(() => {}), addon.register(() => {})];
    const observation = {
      type: typeof first,
      alike: Number(first) === Number(second),
      distinct: first !== second,
      unregistered: addon.unregister(first),
      left: addon.unregister(second),
    };
    return { ...observation, truncated: addon.unregister(BigInt(Number(second))) };
  },

  /** A registered listener and nothing else to do: how the process ends is the observation. */
  listenerAlone(host) {
    const addon = host.load();
    host.exitExpected({ registered: typeof addon.register(() => {}) });
  },

  /** BigInts after they were a uint64_t, as text; null where something was lost. */
  handles(host, { values }) {
    const { echo } = host.load();
    return values.map((value) => {
      const came = echo(BigInt(value));
      return came === null ? null : String(came);
    });
  },

  /** An object that owns a native one by its handle: { destroyed, again, living } */
  ownedDestroy(host) {
    const addon = host.load();
    const owner = new Owner(addon, null);
    const before = addon.living().owned;
    return { before, destroyed: owner.destroy(), again: owner.destroy(), after: addon.living().owned };
  },

  /** The same when the owner becomes garbage: a FinalizationRegistry destroys what it owned. */
  async ownedCollected(host) {
    const addon = host.load();
    const answers = [];
    const registry = new FinalizationRegistry((handle) => answers.push(addon.destroy(handle)));
    abandon(() => new Owner(addon, registry));
    abandon(() => new Owner(addon, registry).destroy());
    const before = addon.living().owned;
    await host.collectUntil(() => addon.living().owned === 0);
    return { before, answers, after: addon.living().owned };
  },

  /** A wrapped object that is unwrapped by hand: { unwrapped, again, after } */
  wrappedDestroy(host) {
    const addon = host.load();
    const object = addon.wrap({});
    const before = addon.living().wrapped;
    return {
      before,
      unwrapped: addon.unwrap(object),
      again: addon.unwrap(object),
      after: addon.living().wrapped,
    };
  },

  /** One that becomes garbage: { before, after } */
  async wrappedCollected(host) {
    const addon = host.load();
    abandon(() => addon.wrap({}));
    abandon(() => addon.unwrap(addon.wrap({})));
    const before = addon.living().wrapped;
    await host.collectUntil(() => addon.living().wrapped === 0);
    return { before, after: addon.living().wrapped };
  },

  /** { isError, code } of what a failing call throws. */
  fail(host, { code }) {
    return thrownBy(() => host.load().fail(code));
  },

  /** The status of napi_create_error for a code of that type. */
  errorCode(host, { code }) {
    return { status: host.load().createError(code) };
  },

  /** { length, inOrder, again: how many are left } or { thrown, again } */
  drain(host, { end, failsAt }) {
    const addon = host.load();
    const iterator = addon.iterate(end, failsAt);
    let result = [];
    const thrown = thrownBy(() => {
      result = addon.drain(iterator);
    });
    const again = addon.drain(iterator).length;
    if (thrown !== null) return { thrown, again };
    const inOrder = result.every(({ index }, place) => index === place);
    return { isArray: Array.isArray(result), length: result.length, inOrder, again };
  },

  /** The main thread and two Workers enter a native lock at once: { entries, told: [{ collisions, visits }] }. */
  async lock(host, { times }) {
    const addon = host.load();
    const before = addon.enter(1, () => {}).entries;
    const workers = [host.startWorker('lockInWorker', times), host.startWorker('lockInWorker', times)];
    await host.waitFor(() => workers.every(({ messages }) => messages.length === 1));
    for (const worker of workers) worker.send('go');
    /** @type {unknown[]} */
    const told = [enter(addon, times)];
    for (const worker of workers) {
      const { messages, error } = await worker.ended;
      told.push(error || messages[1]);
    }
    return { entries: addon.enter(1, () => {}).entries - before - 1, told };
  },

  async lockInWorker(host, times) {
    const addon = host.load();
    const { messages, stop } = host.receive();
    host.post('ready');
    await host.waitFor(() => messages.length > 0);
    host.post(enter(addon, times));
    stop();
  },

  /** A value that native code holds by an id: { status, same, released, again, afterwards } */
  stage(host, { type }) {
    const addon = host.load();
    const value = type === 'object' ? { of: 'the probe' } : 'of the probe';
    const other = addon.stage({ of: 'another' });
    const { status, id } = addon.stage(value);
    if (id === undefined) return { status, other: addon.release(other.id) };
    const same = addon.staged(id) === value;
    const released = addon.release(id);
    return {
      status,
      same,
      released,
      again: addon.release(id),
      afterwards: typeof addon.staged(id),
      other: addon.staged(other.id).of,
      otherReleased: addon.release(other.id),
    };
  },

  /** A staged value outlives the last reference of JavaScript, until it is released. */
  async staged(host) {
    const addon = host.load();
    const collected = { staged: 0, witness: 0 };
    const registry = new FinalizationRegistry((what) => {
      collected[what] += 1;
    });
    const id = stageAndForget(addon, registry);
    await host.collectUntil(() => collected.witness > 0);
    const held = collected.staged === 0;
    addon.release(id);
    // A registry that nothing refers to may be collected first, and then reports nothing.
    await host.collectUntil(() => registry !== null && collected.staged > 0);
    return { held, collected: collected.staged };
  },
});

/** Written like the output of a generator: the handle is a value, and destroying is allowed twice. */
class Owner {
  constructor(addon, registry) {
    this.addon = addon;
    this.registry = registry;
    this.handle = addon.own();
    if (registry !== null) registry.register(this, this.handle, this);
  }

  destroy() {
    if (this.registry !== null) this.registry.unregister(this);
    return this.addon.destroy(this.handle);
  }
}

/** A frame of its own, so that nothing on the stack refers to what was made. */
function abandon(make) {
  make();
}

function stageAndForget(addon, registry) {
  const value = { of: 'the probe' };
  registry.register(value, 'staged');
  // Forgotten at the same moment: when it is gone, the other would be gone as well, had nothing held it.
  registry.register({}, 'witness');
  return addon.stage(value).id;
}

function enter(addon, times) {
  let visits = 0;
  const { collisions } = addon.enter(times, () => {
    visits += 1;
  });
  return { collisions, visits };
}

function thrownBy(call) {
  try {
    call();
  } catch (error) {
    return described(error);
  }
  return null;
}

function described(error) {
  return { isError: error instanceof Error, code: error.code };
}
