'use strict';
// Observes what becomes of a binding that an embedder links in with a version of its own saying.

defineProbes('linked-binding', {
  /**
   * Adds a binding with the version of the target and uses it, then another one with version 8.
   * { added: true, initCalls, primitiveReference } or { added: false, error, initRan, usable: whether Node.js gives
   * the binding all the same }; and `another`: what a reference to a number gives in the one with version 8.
   */
  add(host) {
    const addon = loadWith(host, 'hasFunction');
    const name = newName();
    const observation = tryAdd(host, addon, name);
    const another = newName();
    addon.addFunction(another, 8);
    return { ...observation, another: host.linkedBinding(another).primitiveReference() };
  },

  /** The same binding added as a napi_module, which has no place for the version: { initCalls, primitiveReference }. */
  module(host) {
    const addon = loadWith(host, 'hasModule');
    const name = newName();
    addon.addModule(name);
    return use(host, addon, name);
  },

  /** A binding of the main thread, used there and in a Worker: { main, worker: [...] }, as references to a number. */
  async worker(host) {
    const addon = loadWith(host, 'hasFunction');
    const name = newName();
    addon.addFunction(name);
    const main = host.linkedBinding(name).primitiveReference();
    const worker = host.startWorker('useInWorker', name);
    const { error, messages } = await worker.ended;
    return { main, worker: messages, error };
  },

  useInWorker(host, name) {
    host.post(host.linkedBinding(name).primitiveReference());
  },
});

/** @param {Host} host */
function loadWith(host, overload) {
  const addon = host.load();
  if (!addon[overload]()) {
    host.unsupported('this executable exports no such overload of node::AddLinkedBinding');
  }
  return addon;
}

/** Bindings stay until the process ends, so that each needs a name of its own; it must not show in an observation. */
let names = 0;
function newName() {
  names += 1;
  return `napi_matrix_${names}`;
}

/** @param {Host} host */
function tryAdd(host, addon, name) {
  const initsBefore = addon.inits();
  try {
    addon.addFunction(name);
  } catch (error) {
    const { message, ...described } = host.describeThrown(error);
    return {
      added: false,
      error: { ...described, message: message && message.split(name).join('NAME') },
      usable: isUsable(host, name),
      initRan: addon.inits() !== initsBefore,
    };
  }
  return { added: true, ...use(host, addon, name) };
}

/** @param {Host} host */
function isUsable(host, name) {
  try {
    host.linkedBinding(name);
    return true;
  } catch {
    return false;
  }
}

/** @param {Host} host */
function use(host, addon, name) {
  const initsBefore = addon.inits();
  const binding = host.linkedBinding(name);
  return { initCalls: addon.inits() - initsBefore, primitiveReference: binding.primitiveReference() };
}
