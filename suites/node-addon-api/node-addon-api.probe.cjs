'use strict';
// Observes what an addon over node-addon-api does with values and exceptions that the declared version decides on.

defineProbes('node-addon-api', {
  /** A persistent reference: { same, released } or { refused: what was thrown }. */
  persistent(host, { type }) {
    const addon = load(host);
    try {
      return addon.persistent(valueOf(type));
    } catch (error) {
      return { refused: host.describeThrown(error) };
    }
  },

  /** An exception of a callee after it went through C++: { same }, or the value that came instead. */
  passOn: (host, args) => thrownThrough(host, args, ({ call }, callee) => call(callee)),

  /** The same where the C++ code catches it and returns it as a value. */
  catch: (host, args) =>
    thrownThrough(host, args, ({ callAndCatch }, callee) => {
      throw callAndCatch(callee);
    }),

  /** See the suite threadsafe-function: { calls, finalized, warnings: [code], uncaught: [{ code, origin }] }. */
  async callFromThread(host, { kind }) {
    const addon = load(host);
    const warnings = host.recordWarnings();
    const uncaught = host.recordUncaught();
    const finalizedBefore = addon.counters().threadsFinalized;
    let calls = 0;
    addon.callFromThread(kind, () => {
      calls += 1;
      throw Object.assign(new Error('thrown by the callback'), { code: 'ERR_PROBE_CALLBACK' });
    });
    await host.waitFor(() => addon.counters().threadsFinalized > finalizedBefore);
    // A warning is emitted a tick after the exception.
    await host.tick();
    return {
      calls,
      finalized: addon.counters().threadsFinalized - finalizedBefore,
      warnings: warnings.map(({ code }) => code),
      uncaught: uncaught.map(({ code, origin }) => ({ code, origin })),
    };
  },

  /** When an object's native part is finalized and destroyed once it is garbage; see `whenCounted`. */
  collect: (host, { kind }) => whenCounted(host, load(host), kind),

  /** A Worker ends itself below a native frame: { exitCode, error }, and { endless: true } if it does not end. */
  async exit(host, { last }) {
    const { exitCode, error, endless } = await host.startWorker('exitWithin', last).ends();
    return { exitCode, error, endless };
  },

  /** The same where it may take the process with it: how that ends is the observation. */
  exitAlone(host, { last }) {
    load(host);
    host.exitExpected();
    host.startWorker('exitWithin', last);
  },

  exitWithin(host, last) {
    load(host).callTwice(() => host.exit(3), last);
  },

  /** { thrown } of a callback that a C++ exception leaves. */
  throwInCpp(host) {
    try {
      host.load().throw();
    } catch (error) {
      return { thrown: host.describeThrown(error) };
    }
    return { thrown: null };
  },

  /** { nothing, same: the value that the callee threw } of a call whose callee throws, and of one that returns. */
  maybe(host) {
    const addon = host.load();
    const value = new Error('of the probe');
    const called = (callee) => {
      const { nothing, thrown } = addon.call(callee);
      return { nothing, same: thrown === value };
    };
    const throws = () => {
      throw value;
    };
    return { throws: called(throws), returns: called(() => 42) };
  },

  /** { deleted, during: the collection, rightData, posted, postedDuring } of a value with a deleter. */
  async deleter(host, { kind }) {
    const addon = host.load();
    const before = addon.counters();
    let during = false;
    let postedDuring = 0;
    make(addon, kind);
    await host.collectUntil(
      () => addon.counters()[kind] > before[kind],
      () => {
        const earlier = addon.counters();
        host.collectGarbage();
        const later = addon.counters();
        during = during || later[kind] > earlier[kind];
        postedDuring += later.posted - earlier.posted;
      },
    );
    await host.tick();
    const { posted, rightData, [kind]: deleted } = addon.counters();
    return {
      deleted: deleted - before[kind],
      during,
      rightData,
      posted: posted - before.posted,
      postedDuring,
    };
  },
});

/** @param {Host} host */
function load(host) {
  const addon = host.load();
  if (addon.lacks) host.unsupported(`this executable lacks ${addon.lacks}, which node-addon-api calls here`);
  return addon;
}

function valueOf(type) {
  switch (type) {
    case 'object':
      return { of: 'the probe' };
    case 'error':
      return new Error('of the probe');
    case 'symbol':
      return Symbol('of the probe');
    case 'string':
      return 'of the probe';
    case 'number':
      return 42.5;
    case 'boolean':
      return true;
    case 'bigint':
      return 18446744073709551615n;
    case 'undefined':
      return undefined;
    case 'null':
      return null;
    default:
      throw new Error(`no value of type ${type}`);
  }
}

/** @param {Host} host */
function thrownThrough(host, { type }, call) {
  const addon = load(host);
  const value = valueOf(type);
  try {
    call(addon, () => {
      throw value;
    });
  } catch (came) {
    return Object.is(came, value) ? { same: true } : { same: false, came: host.describeThrown(came) };
  }
  return { thrown: false };
}

const ROUNDS = 20;
const COUNTERS = {
  plain: ['destroyed'],
  basic: ['basicFinalized', 'destroyed'],
  extended: ['finalized', 'destroyed'],
};

/**
 * Per counter of a kind: 'during' the collection, 'after' it in a turn of the loop, or 'never'.
 * @param {Host} host
 */
async function whenCounted(host, addon, kind) {
  const seen = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    if (Object.keys(seen).length === 0) make(addon, kind);
    await host.tick();
    const before = addon.counters();
    host.collectGarbage();
    const during = addon.counters();
    await host.tick();
    const after = addon.counters();
    for (const counter of COUNTERS[kind]) {
      if (seen[counter]) continue;
      if (during[counter] > before[counter]) seen[counter] = 'during';
      else if (after[counter] > during[counter]) seen[counter] = 'after';
    }
    if (COUNTERS[kind].every((counter) => seen[counter])) break;
  }
  return seen;
}

/** A frame of its own, so that nothing on the stack refers to the object. */
function make(addon, kind) {
  addon.make(kind);
}
