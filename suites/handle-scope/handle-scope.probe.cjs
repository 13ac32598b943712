'use strict';
// Observes handle scopes.

defineProbes('handle-scope', {
  /** { outer, inner, closedInner, closedOuter }: statuses of two scopes, one in the other. */
  nest: (host) => host.load().nest(),

  /** { opened, first, second, closed, value }: statuses of two escapes from one scope, and what the first gave. */
  escape: (host) => host.load().escape(),
});
