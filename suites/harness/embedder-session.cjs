'use strict';
// embedder embedder-session.cjs PLAN: the process of a session in a host that embeds Node.js (embedder/host.cc).

require('./session-process.cjs').runSessionOf({ loader: require.resolve('./embedder-loader.cjs') });
