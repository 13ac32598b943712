'use strict';
// node host.cjs BUNDLE [ONLY]: an example engine with only what the host contract requires. It runs
// the script of a bundle in a context that has ECMAScript and `napiMatrixHost`, and nothing of Node.js.
//
// Your engine implements the members of `napiMatrixHost` below in its own language.

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');

const [bundle, only = ''] = process.argv.slice(2);
const addons = path.join(bundle, 'addons');
const copies = fs.mkdtempSync(path.join(os.tmpdir(), 'contract-host-'));
process.on('exit', () => fs.rmSync(copies, { recursive: true, force: true }));

v8.setFlagsFromString('--expose-gc');
const collectGarbage = vm.runInNewContext('gc');

/** Passes every event of a kind to `listener`; null: stop. */
function listenTo(kind) {
  let current = null;
  return (listener) => {
    if (current !== null) process.off(kind, current);
    current = listener;
    if (listener !== null) process.on(kind, listener);
  };
}

let copied = 0;

const napiMatrixHost = {
  // Required.
  name: 'node',
  version: process.versions.node,
  engine: `v8@${process.versions.v8}`,
  supportedVersion: Number(process.versions.napi),
  print: (line) => fs.writeSync(1, `${line}\n`),
  load(name) {
    const filename = path.resolve(addons, name);
    const module = { exports: {}, filename };
    process.dlopen(module, filename);
    return module.exports;
  },

  // Optional: each is a capability.
  copy(name) {
    copied += 1;
    const copy = path.join(copies, `${copied}-${name}`);
    fs.copyFileSync(path.join(addons, name), copy);
    return copy;
  },
  collectGarbage: () => collectGarbage(),
  turn: (callback) => void setImmediate(callback),
  onUncaught: listenTo('uncaughtException'),
  onWarning: listenTo('warning'),

  // The runs to do; empty: all that can share a process.
  only,
};

/**
 * The other globals of a script: those of ECMAScript, from the realm of the addons, so that the errors of addons
 * are also errors of the script. An engine with one realm does not need this.
 */
function ecmascript() {
  const names = vm.runInNewContext('Object.getOwnPropertyNames(globalThis)');
  const fixed = ['globalThis', 'undefined', 'NaN', 'Infinity'];
  const ofTheEngine = ['console', 'WebAssembly'];
  return Object.fromEntries(
    names
      .filter((name) => !fixed.includes(name))
      .map((name) => [name, ofTheEngine.includes(name) ? undefined : globalThis[name]]),
  );
}

const script = fs.readFileSync(path.join(bundle, 'napi-matrix.js'), 'utf8');
vm.runInNewContext(script, { ...ecmascript(), napiMatrixHost }, { filename: 'napi-matrix.js' });
