'use strict';
// Observes what generated bindings rely on: classes and their properties.

defineProbes('classes', {
  /** A class of napi_define_class: how its callback is called with new, and the properties of the class. */
  classes(host) {
    const addon = host.load();
    const Probe = addon.defineClass();
    const instance = new Probe();
    const constructed = addon.lastCall();
    const { method, accessor } = Object.getOwnPropertyDescriptors(Probe.prototype);
    return {
      constructed: { newTarget: constructed.newTarget, data: constructed.data },
      isInstance: instance instanceof Probe,
      method: { ...flags(method), result: instance.method() },
      accessor: { ...flags(accessor), result: instance.accessor, setter: typeof accessor?.set },
      fixed: { ...flags(Object.getOwnPropertyDescriptor(Probe, 'fixed')), value: Probe.fixed },
    };
  },

  /** { calls, newTarget, data } of what the callback of a class saw that was called without new; or { threw }. */
  called(host) {
    const addon = host.load();
    const Probe = addon.defineClass();
    const before = addon.lastCall().calls;
    try {
      Probe();
    } catch (error) {
      return { threw: host.describeThrown(error).type };
    }
    const { calls, newTarget, data } = addon.lastCall();
    return { calls: calls - before, newTarget, data };
  },

  /** The prototypes of what subclasses and Reflect.construct make of such a class. */
  newTargets(host) {
    const addon = host.load();
    const Probe = addon.defineClass();
    class Heir extends Probe {}
    function Other() {}
    const heir = new Heir();
    const other = Reflect.construct(Probe, [], Other);
    const { newTarget } = addon.lastCall();
    return {
      heir: { isHeir: heir instanceof Heir, isProbe: heir instanceof Probe, result: heir.method() },
      other: { isOther: Object.getPrototypeOf(other) === Other.prototype, newTarget },
    };
  },

  /** { instance, plain }: each { status, ref, unref }, the counts of the reference that napi_wrap returned. */
  wrap(host) {
    const addon = host.load();
    const Probe = addon.defineClass();
    return { instance: addon.wrap(new Probe()), plain: addon.wrap({}) };
  },

  /** { status, pending, thrown } of napi_new_instance, by constructor. */
  newInstance(host) {
    const addon = host.load();
    const made = (constructor) => describe(host, addon.newInstance(constructor));
    return {
      class: made(class {}),
      throws: made(
        class {
          constructor() {
            throw new RangeError('of the probe');
          }
        },
      ),
      arrow: made(() => {}),
      number: made(42),
      object: made({}),
    };
  },

  /** { status, pending, thrown, value } of napi_instanceof, by constructor. */
  instanceOf(host) {
    const addon = host.load();
    const asked = (object, constructor) => describe(host, addon.instanceOf(object, constructor));
    class Base {}
    return {
      instance: asked(new Base(), Base),
      other: asked({}, Base),
      hasInstance: asked(
        {},
        withHasInstance(() => {}, true),
      ),
      throws: asked({}, withHasInstance(class {}, null)),
      object: asked({}, {}),
      bound: asked(new Base(), Base.bind(null)),
    };
  },

  /** The descriptors of properties that napi_define_properties made, by attributes. */
  attributes(host) {
    const addon = host.load();
    const defined = (kind, attributes) => {
      const target = {};
      const { status } = addon.define(target, 'key', kind, attributes);
      const { get, set, ...others } = Object.getOwnPropertyDescriptor(target, 'key') ?? {};
      return { status, ...flags(others), get: typeof get, set: typeof set };
    };
    return {
      default: defined('value', 0),
      writable: defined('value', 1),
      enumerable: defined('value', 2),
      configurable: defined('value', 4),
      method: defined('method', 5),
      getter: defined('getter', 6),
      setter: defined('setter', 6),
    };
  },

  /** What napi_define_properties does to objects that refuse, and with keys that are none. */
  refused(host) {
    const addon = host.load();
    const ontoFrozen = (kind) => {
      const frozen = Object.freeze({});
      const { status } = addon.define(frozen, 'key', kind, 0);
      return { status, defined: 'key' in frozen };
    };
    const through = (kind) => {
      const traps = [];
      const defineProperty = (target, key, descriptor) => {
        traps.push(key);
        return Reflect.defineProperty(target, key, descriptor);
      };
      const { status } = addon.define(new Proxy({}, { defineProperty }), 'key', kind, 0);
      return { status, traps };
    };
    return {
      frozen: { value: ontoFrozen('value'), getter: ontoFrozen('getter'), method: ontoFrozen('method') },
      proxy: { value: through('value'), getter: through('getter'), method: through('method') },
      number: describe(host, addon.define({}, 5, 'value', 0)),
    };
  },
});

/** writable is left out where there is none. */
function flags(descriptor) {
  const { writable, enumerable, configurable } = descriptor ?? {};
  return { writable, enumerable, configurable };
}

function withHasInstance(constructor, answer) {
  const value = () => {
    if (answer === null) throw new RangeError('of the probe');
    return answer;
  };
  return Object.defineProperty(constructor, Symbol.hasInstance, { value });
}

/** A thrown value as its type and code; what was made is left out. */
function describe(host, { status, pending, thrown, value }) {
  const { type, code } = pending ? host.describeThrown(thrown) : { type: null, code: null };
  return {
    status,
    failed: status !== 0,
    pending,
    thrown: pending ? { type, code, name: thrown?.constructor?.name ?? null } : null,
    ...(typeof value === 'boolean' && { value }),
  };
}
