'use strict';
// The process of a session for emnapi with WASI in plain JavaScript, in Node.js and in runtimes without node:wasi.

const { runSessionOf } = require('./session-process.cjs');

runSessionOf({ loader: require.resolve('./emnapi-loader.cjs'), plainWasi: true });
