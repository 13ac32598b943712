'use strict';
// Prints one line that identifies emnapi: its only argument, a space, and the JSON of runner/run/runtimes/identification.ts.

const { version } = require('@emnapi/core');
const { NODE_API_SUPPORTED_VERSION_MAX } = require('@emnapi/runtime');

const identification = {
  name: 'emnapi',
  version,
  engine: 'that of its host',
  napiVersion: NODE_API_SUPPORTED_VERSION_MAX,
  lts: null,
};
console.log(`${process.argv[2]} ${JSON.stringify(identification)}`);
