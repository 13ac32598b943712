'use strict';
// How the host of an embedder loads addons: it adds each to its environment with node::AddLinkedBinding.

const nodeLoader = require('./node-loader.cjs');

/** Per environment: a Worker is one of its own, with bindings of its own. */
const bindings = new Map();
let names = 0;

/** A name is part of the error of a rejected load, where it must not be taken for one of the two versions. */
function newName() {
  names += 1;
  return `napi_matrix_${String(names).replace(/\d/g, (digit) => 'abcdefghij'[digit])}`;
}

function load(file) {
  const known = bindings.get(file);
  if (known !== undefined) return process._linkedBinding(known);
  const name = newName();
  process._linkedBinding('napi_matrix_embedder').addLinkedBinding(name, file);
  const exports = process._linkedBinding(name);
  bindings.set(file, name);
  return exports;
}

/** The part of the host that loads; see node-loader.cjs. */
function createLoader(plan, current) {
  return {
    ...nodeLoader.createLoader(plan, current, { require: load }),
    /** The next load adds the file once more. */
    uncache: (file) => bindings.delete(file),
  };
}

module.exports = { createLoader };
