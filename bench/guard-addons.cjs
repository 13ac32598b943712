'use strict';
// node guard-addons.cjs GUARD: asks the guard about the addons whose paths are on stdin, and prints as JSON the milliseconds
// that each took. Nothing is loaded: what the guard calls in the end does nothing.
const { readFileSync } = require('node:fs');
const { performance } = require('node:perf_hooks');

process.dlopen = () => undefined;
require(process.argv[2]);
const files = readFileSync(0, 'utf8').split('\n').filter(Boolean);
const times = files.map((file) => {
  const start = performance.now();
  try {
    process.dlopen({ exports: {} }, file);
  } catch (error) {
    if (error.code !== 'ERR_NAPI_VERSION_UNSUPPORTED') throw error;
  }
  return performance.now() - start;
});
process.stdout.write(JSON.stringify({ times }));
