'use strict';
// Observes exceptions that take the ordinary ways through an addon.

defineProbes('exceptions', {
  /** { thrown: kind, code, message } of an error that a function of the addon throws. */
  throwNew: (host, { kind }) => describe(caught(() => host.load().throwNew(kind))),

  /** { status, kind, code, message } of an error that an addon creates. */
  createNew(host, { kind }) {
    const { status, value } = host.load().createNew(kind);
    return { status, ...describe({ thrown: value }) };
  },

  /** Whether a value that an addon throws reaches the caller unchanged: { threw, same }. */
  throwValue(host, { type }) {
    const value = valueOf(type);
    return compare(
      caught(() => host.load().throwValue(value)),
      value,
    );
  },

  /** The same for a value that JavaScript throws through an addon. */
  passOn(host, { type }) {
    const value = valueOf(type);
    const throwIt = () => {
      throw value;
    };
    return compare(
      caught(() => host.load().passOn(throwIt)),
      value,
    );
  },

  /** A callback that throws, observed by an addon: { status, pending, pendingAfter, same }. */
  take(host, { type }) {
    const thrown = valueOf(type);
    const { status, pending, pendingAfter, value } = host.load().take(() => {
      throw thrown;
    });
    return {
      status,
      pending: pending === 1,
      pendingAfter: pendingAfter === 1,
      same: Object.is(value, thrown),
    };
  },

  /** The exceptions of two loads of an addon whose init throws, whether it ran again, and whether another addon loads. */
  init(host) {
    const first = caught(() => host.load());
    const second = caught(() => host.load());
    const other = host.load({ addon: 'exceptions' });
    // The message counts the inits of the file.
    const ranAgain = messageOf(first) !== messageOf(second);
    return { first: describe(first), second: describe(second), ranAgain, another: typeof other.take };
  },

  /** { status, uncaught: [{ code, origin } or { type, value, origin }], warnings: [code] } of napi_fatal_exception. */
  async fatal(host, { type: thrownType }) {
    const addon = host.load();
    const warnings = host.recordWarnings();
    const uncaught = host.recordUncaught();
    const { status } = addon.fatal(valueOf(thrownType));
    await host.tick();
    return {
      status,
      uncaught: uncaught.map(({ type, value, code, origin }) =>
        type === 'error' ? { code, origin } : { type, value, origin },
      ),
      warnings: warnings.map(({ code }) => code),
    };
  },

  /** The same without a listener: the observation is the end of the process. */
  fatalExit(host) {
    const addon = host.load();
    host.exitExpected();
    addon.fatal(valueOf('error'));
  },

  /** The same in a Worker: { exitCode, error: { code } | null }. */
  async fatalWorker(host) {
    const { exitCode, error } = await host.startWorker('fatalInWorker').ended;
    return { exitCode, error: error && { code: error.code } };
  },

  async fatalInWorker(host) {
    host.load().fatal(valueOf('error'));
    await host.tick();
  },
});

function caught(action) {
  try {
    action();
  } catch (error) {
    return { thrown: error };
  }
  return {};
}

/** @param {{ thrown?: any }} result */
function messageOf({ thrown }) {
  return thrown instanceof Error ? thrown.message : null;
}

function compare(result, value) {
  return { threw: 'thrown' in result, same: Object.is(result.thrown, value) };
}

const KINDS = [TypeError, RangeError, SyntaxError, Error];

function describe(result) {
  if (!('thrown' in result)) return { kind: null };
  const { thrown } = result;
  const kind = KINDS.find((type) => thrown instanceof type);
  if (kind === undefined) return { kind: typeof thrown };
  return {
    kind: kind.name,
    code: 'code' in thrown ? String(thrown.code) : 'absent',
    message: thrown.message,
  };
}

function valueOf(type) {
  switch (type) {
    case 'error':
      return Object.assign(new Error('of the probe'), { code: 'ERR_PROBE_VALUE' });
    case 'object':
      return { of: 'the probe' };
    case 'string':
      return 'of the probe';
    case 'number':
      return 42.5;
    case 'symbol':
      return Symbol('of the probe');
    case 'null':
      return null;
    case 'undefined':
      return undefined;
    default:
      throw new Error(`no value of type ${type}`);
  }
}
