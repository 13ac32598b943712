'use strict';
// Why what a probe observed counts as nothing: a number that the threads of a session share in `plan.trouble[0]`. 0: all is well.

const os = require('node:os');

/** An addon could not be copied, and the error has no number. */
const NO_COPY = -1;
/** The machinery of a probe failed in a Worker, where its error ends the Worker and the probe may not see it. */
const WORKER_FAILED = -2;

/** Any other number is that of the error with which an addon could not be copied. */
function describeTrouble(number) {
  if (number === WORKER_FAILED) return 'the probe failed in a Worker';
  const names = Object.entries(os.constants.errno);
  const [name = 'an unknown error'] = names.find(([, each]) => each === number) ?? [];
  return `an addon could not be copied into the folder of the session: ${name}`;
}

module.exports = { NO_COPY, WORKER_FAILED, describeTrouble };
