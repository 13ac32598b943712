'use strict';
// node emnapi-session.cjs PLAN: the process of a session for emnapi. All but the loading is as in Node.js.

const { runSessionOf } = require('./session-process.cjs');

runSessionOf({ loader: require.resolve('./emnapi-loader.cjs') });
