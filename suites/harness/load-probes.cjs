'use strict';

const fs = require('node:fs');
const vm = require('node:vm');

/**
 * Reads probe files, which are plain scripts that call defineProbes(suite, functions). files: path per suite.
 * @param {Readonly<Record<string, string>>} files
 */
function loadProbes(files) {
  /** @type {Record<string, import('./host.d.ts').Probes>} */
  const probes = {};
  for (const file of Object.values(files)) {
    const source = fs.readFileSync(file, 'utf8');
    const script = vm.runInThisContext(`(function (defineProbes) {${source}\n})`, { filename: file });
    script((suite, functions) => {
      probes[suite] = functions;
    });
  }
  return probes;
}

module.exports = { loadProbes };
