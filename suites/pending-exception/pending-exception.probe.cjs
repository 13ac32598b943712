'use strict';
// Observes calls that an addon makes while an exception is pending.

defineProbes('pending-exception', {
  /** { <function>: status } of a group of calls; see the addon. */
  statuses: (host, { group }) => host.load()[group](),
});
