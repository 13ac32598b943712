'use strict';
// Copies of addons, never loaded before.

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { NO_COPY } = require('./trouble.cjs');

/**
 * copyAddon(which): a copy of the addon that `built(which)` names, under a name of its own. A copy that cannot be made is no
 * observation, though a probe may take the exception for a refusal of the runtime: `plan.trouble[0]` records the number of
 * the error, in every thread.
 */
function createCopyAddon(plan, built) {
  let copies = 0;
  return (which) => {
    const file = built(which);
    copies += 1;
    const copy = path.join(plan.scratch, `${copies}-${path.basename(file)}`);
    try {
      fs.copyFileSync(file, copy);
    } catch (error) {
      plan.trouble[0] = os.constants.errno[error.code] || NO_COPY;
      throw error;
    }
    return copy;
  };
}

module.exports = { createCopyAddon };
