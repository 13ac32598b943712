'use strict';
// Observes which functions a runtime exports to addons.

defineProbes('surface', {
  /** { missing: the names that the process does not export } */
  lookUp(host, { names }) {
    const addon = host.load();
    return { missing: names.filter((name) => !addon.isExported(name)) };
  },
});
