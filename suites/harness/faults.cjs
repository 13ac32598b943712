'use strict';
// Faults of the host, for the proof that every rule can fail (runner/tools/mutants/README.md): when the variable
// NAPI_MATRIX_FAULT is set, `plant` makes the host behave like a runtime that breaks a rule. Nothing else loads this.

const EXPERIMENTAL = 2147483647;
/** The limit of `waitFor`, since a fault can keep a condition from ever coming true. */
const IMPATIENT_ROUNDS = 500;

/** Every fault by its name: a function that changes the host. `run()`: the current probe run. */
const FAULTS = {
  'ignores-declaration': handsOut(() => 'none'),
  'none-as-10': handsOut(({ declared }) => (declared === null ? '10' : null)),
  'pins-at-8': handsOut(() => '8'),
  'pins-at-9': handsOut(({ declared }) => (declared > 9 ? '9' : null)),
  'experimental-as-8': handsOut(({ declared }) => (declared === EXPERIMENTAL ? '8' : null)),
  'stable-as-experimental': handsOut(({ declared }) => (declared >= 8 ? 'experimental' : null)),
  'below-8-as-10': handsOut(({ declared }) => (declared !== null && declared < 8 ? '10' : null)),
  'accepts-too-new': handsOut(({ rejected, supported }) => (rejected ? String(supported) : null)),
  'later-loads-as-another': handsOut(({ loads, declared }) => (loads > 1 ? other(declared) : null)),
  'workers-as-another': handsOut(({ isWorker, declared }) => (isWorker ? other(declared) : null)),

  'refuses-loads': onLoad((load, { isUnderTest }) => {
    if (isUnderTest) throw new Error('refused by a fault');
    return load();
  }),
  'loads-anew': onLoad((load) => load({ file: undefined, fresh: true })),
  'loads-nothing-anew': onLoad((load, { addon, target, state }) => {
    const key = `${addon}@${target}`;
    if (!(key in state)) state[key] = load();
    return state[key];
  }),
  'rejects-nothing': onLoad((load) => {
    try {
      return load();
    } catch {
      return {};
    }
  }),
  'forgets-nothing': (host) => replace(host, 'uncache', () => () => undefined),
  'maps-otherwise': (host) => replace(host, 'isMapped', (isMapped) => (file) => !isMapped(file)),

  'rejects-properly': whenRejected((target, supported) => properRejection(target, supported)),
  'rejects-later-loads-properly': onLoad((load, { rejected, isWorker, target, supported, state }) => {
    state.loads = (state.loads || 0) + (rejected ? 1 : 0);
    if (rejected && (isWorker || state.loads > 1)) throw properRejection(target, supported);
    return load();
  }),
  'rejects-by-a-string': whenRejected(() => 'refused'),
  'rejects-with-a-bare-message': whenRejected(() => new Error('refused')),
  'rejects-after-init': whenRejected((target, supported, load) => {
    load({ target: 'none', fresh: true });
    return properRejection(target, supported);
  }),
  'dies-after-rejection': onLoad((load, { rejected, state }) => {
    if (state.hasRejected) process.abort();
    state.hasRejected = rejected;
    return load();
  }),

  'drops-warnings': records('recordWarnings', () => []),
  'doubles-warnings': records('recordWarnings', (event) => [event, event]),
  'renames-warnings': records('recordWarnings', (event) => [{ ...event, name: 'Warning', code: 'DEP0000' }]),
  'drops-uncaught': records('recordUncaught', () => []),
  'doubles-uncaught': records('recordUncaught', (event) => [event, event]),
  'uncaught-from-elsewhere': records('recordUncaught', (event) => [
    { ...event, origin: 'unhandledRejection' },
  ]),
  'uncaught-as-another': records('recordUncaught', (event) => [{ ...event, code: 'ERR_FAULT', message: '' }]),

  'foreign-reads-otherwise': (host) =>
    replace(host, 'callForeign', (call) => (file, name) => call(file, name) - 1),
  'foreign-reads-register': (host) =>
    replace(host, 'callForeign', (call) => (file, name) => {
      host.load({ addon: 'version', target: 'none', fresh: true });
      return call(file, name);
    }),

  'describes-otherwise': (host) =>
    replace(host, 'describeThrown', (describe) => (value) => ({
      ...describe(value),
      value: 'of a fault',
      code: 'ERR_FAULT',
      message: 'of a fault',
    })),
  'throws-what-is-no-error': (host) =>
    replace(host, 'describeThrown', (describe) => (value) => ({ ...describe(value), type: 'symbol' })),

  'gc-does-nothing': (host) => {
    replace(host, 'collectGarbage', () => () => undefined);
    replace(host, 'collectUntil', () => (condition) => host.tick().then(condition));
  },
  'tells-another-supported-version': (host) =>
    replace(host, 'reportedVersion', (reported) => () => reported() + 1),

  'ends-with-another-exit-code': atEnd(() => {
    process.on('exit', (code) => process.exit(code === 0 ? 7 : 0));
  }),
  'keeps-the-loop-alive': atEnd(() => {
    setInterval(() => undefined, 1000);
  }),
  'dies-of-a-signal': atEnd(() => {
    process.on('exit', () => process.abort());
  }),

  'worker-ends-with-another-exit-code': ofWorker((end) => ({ ...end, exitCode: end.exitCode === 0 ? 1 : 0 })),
  'drops-worker-errors': ofWorker((end) => ({ ...end, error: null })),
  'worker-errors-out-of-nothing': ofWorker((end) => ({
    ...end,
    error: { type: 'error', code: 'ERR_FAULT' },
  })),
  'starts-no-workers': (host) =>
    replace(host, 'startWorker', () => () => ({
      messages: [],
      ended: Promise.resolve({ exitCode: 0, error: null, messages: [] }),
      ends: () => Promise.resolve({ exitCode: 0, error: null, messages: [] }),
      terminate: () => Promise.resolve(0),
      send: () => undefined,
    })),
  'drops-what-workers-tell': (host) => posts(host, () => undefined),
  'doubles-what-workers-tell': (host) =>
    posts(host, (post, value) => {
      post(value);
      post(value);
    }),
};

/** A target whose gates are set otherwise. */
function other(declared) {
  return declared !== null && declared > 9 ? '8' : '10';
}

function replace(host, name, make) {
  if (typeof host[name] === 'function') host[name] = make(host[name]);
}

/** choose(request): the target whose file is loaded in its place, or null. */
function handsOut(choose) {
  return (host, context) => {
    const loads = new Map();
    const instead = (which = {}) => {
      if (which.file) return which;
      const requested = context.requested(which);
      const key = `${requested.addon}@${requested.target}`;
      loads.set(key, (loads.get(key) || 0) + 1);
      const target = choose({ ...requested, loads: loads.get(key) });
      return target !== null && context.isBuilt(requested.addon, target) ? { ...which, target } : which;
    };
    replace(host, 'load', (load) => (options) => load(instead(options)));
    replace(host, 'copyAddon', (copyAddon) => (which) => copyAddon(instead(which)));
  };
}

/** change(load, about): loads in another way; load(more): the requested load, with more options. */
function onLoad(change) {
  return (host, context) => {
    const state = {};
    replace(host, 'load', (load) => (options = {}) => {
      const about = { ...context.requested(options), options, state };
      return change((more) => load({ ...options, ...more }), about);
    });
  };
}

/** reason(target, supported, load): what the load of a target that must be rejected throws. */
function whenRejected(reason) {
  return onLoad((load, { rejected, target, supported }) => {
    if (rejected) throw reason(target, supported, load);
    return load();
  });
}

function properRejection(target, supported) {
  const message = `requires Node-API version ${target}, but this version supports version ${supported} add-ons`;
  return new Error(message);
}

/** change(event): the events that are recorded in its place. */
function records(name, change) {
  return (host) =>
    replace(host, name, (record) => () => {
      const events = record();
      events.push = (...more) => Array.prototype.push.apply(events, more.flatMap(change));
      return events;
    });
}

function atEnd(prepare) {
  return (host) =>
    replace(host, 'exitExpected', (exitExpected) => (observation) => {
      prepare();
      return exitExpected(observation);
    });
}

function ofWorker(change) {
  return (host) =>
    replace(host, 'startWorker', (start) => (...args) => {
      const worker = start(...args);
      return { ...worker, ended: worker.ended.then(change), ends: () => worker.ends().then(change) };
    });
}

/** Inside a Worker, `post` is put on the host once it is made. */
function posts(host, change) {
  let post;
  Object.defineProperty(host, 'post', {
    configurable: true,
    get: () => post && ((value) => change(post, value)),
    set(value) {
      post = value;
    },
  });
}

function declaredBy(target) {
  if (target === 'none') return null;
  return target === 'experimental' ? EXPERIMENTAL : Number(target);
}

/** Plants the faults that `names` (separated by commas) has of this file; those of addons/faults are not its own. */
function plant(host, plan, names, isWorker) {
  let run = null;
  replace(host, 'begin', (begin) => (next) => {
    run = next;
    return begin(next);
  });
  const context = {
    isBuilt: (addon, target) => Boolean(plan.addons[addon] && plan.addons[addon][target]),
    requested({ addon = run.addon, target = run.target } = {}) {
      const declared = declaredBy(target);
      const supported = plan.supportedVersion;
      const rejected = declared !== null && declared > supported && declared !== EXPERIMENTAL;
      const isUnderTest = addon === run.addon && target === run.target;
      return { addon, target, declared, supported, rejected, isWorker, isUnderTest };
    },
  };
  host.waitFor = async (condition) => {
    for (let round = 0; round < IMPATIENT_ROUNDS; round += 1) {
      if (condition()) return true;
      await new Promise((resolve) => setTimeout(() => setImmediate(resolve), 1));
    }
    return condition();
  };
  for (const name of names.split(',')) {
    if (Object.hasOwnProperty.call(FAULTS, name)) FAULTS[name](host, context);
  }
  return host;
}

module.exports = { FAULTS, plant };
