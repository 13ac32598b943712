'use strict';
// Observes what references to a value of one type do.

defineProbes('reference', {
  /** { status, value?: whether the reference gives the same value back } of a strong reference. */
  create(host, { type }) {
    const addon = host.load();
    const value = valueOf(type, addon);
    const { status, id } = addon.create(value, 1);
    if (id === undefined) return { status };
    const got = addon.get(id);
    addon.remove(id);
    return { status, same: 'value' in got && Object.is(got.value, value) };
  },

  /**
   * The life of a reference while the probe holds the value itself: counted up and down to zero, what unref, get and
   * ref give there, what get gives after ref, and the deletion.
   */
  release(host, { type }) {
    const addon = host.load();
    const value = valueOf(type, addon);
    const { status, id } = addon.create(value, 1);
    if (id === undefined) return { status };
    return {
      status,
      raised: addon.ref(id),
      lowered: addon.unref(id),
      held: gives(addon, id, value).hasValue,
      released: addon.unref(id),
      ...atZero(addon, id, value),
    };
  },

  /** The same for a reference that was created with the count 0. */
  createWeak(host, { type }) {
    const addon = host.load();
    const value = valueOf(type, addon);
    const { status, id } = addon.create(value, 0);
    if (id === undefined) return { status };
    return { status, ...atZero(addon, id, value) };
  },

  /** { status, collected, removed } of a reference with the count 0, and nothing else that knows the value. */
  async collect(host, { type }) {
    const addon = host.load();
    const { status, id } = createUnknown(addon, type, 0);
    const collected = await host.collectUntil(() => isEmpty(addon, id));
    return { status, collected, removed: addon.remove(id).status };
  },

  /** { status, kept } of a reference that counts, when a weak one beside it (`witness`) has been emptied. */
  async keep(host, { type }) {
    const addon = host.load();
    const { status, id } = createUnknown(addon, type, 1);
    if (id === undefined) return { status };
    const witness = createUnknown(addon, 'object', 0).id;
    const collected = await host.collectUntil(() => isEmpty(addon, witness));
    const kept = !isEmpty(addon, id);
    addon.remove(witness);
    addon.remove(id);
    return { status, witness: collected ? 'collected' : 'alive', kept };
  },

  /** Statuses of deletions: of a reference that counts, of one at zero, of nothing. */
  remove(host) {
    const addon = host.load();
    const value = {};
    const counting = addon.create(value, 3).id;
    const zero = addon.create(value, 0).id;
    return {
      counting: addon.remove(counting).status,
      zero: addon.remove(zero).status,
      nothing: addon.removeNothing().status,
    };
  },
});

/** In a function of its own: no frame that lives on may hold the value. */
function createUnknown(addon, type, count) {
  return addon.create(valueOf(type, addon), count);
}

function isEmpty(addon, id) {
  return !('value' in addon.get(id));
}

function gives(addon, id, value) {
  const got = addon.get(id);
  const hasValue = 'value' in got;
  return hasValue
    ? { status: got.status, hasValue, same: Object.is(got.value, value) }
    : { status: got.status, hasValue };
}

function atZero(addon, id, value) {
  const unrefAtZero = addon.unref(id);
  const after = gives(addon, id, value);
  const revived = addon.ref(id);
  return {
    unrefAtZero,
    after,
    revived,
    holdsAgain: revived.status === 0 && revived.count > 0,
    afterRevival: gives(addon, id, value),
    removed: addon.remove(id).status,
  };
}

function valueOf(type, addon) {
  switch (type) {
    case 'object':
      return { of: 'the probe' };
    case 'function':
      return function ofTheProbe() {};
    case 'symbol':
      return Symbol('of the probe');
    case 'registered-symbol':
      return Symbol.for('of the probe');
    case 'external':
      return addon.external();
    case 'string':
      return 'of the probe';
    case 'number':
      return 42.5;
    case 'boolean':
      return true;
    case 'undefined':
      return undefined;
    case 'null':
      return null;
    case 'bigint':
      return 18446744073709551615n;
    default:
      throw new Error(`no value of type ${type}`);
  }
}
