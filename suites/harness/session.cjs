'use strict';
// node session.cjs PLAN: the process of a session for Node.js and runtimes that are close to it.

require('./session-process.cjs').runSessionOf({});
