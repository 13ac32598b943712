'use strict';

/** Thrown by a probe that finds nothing to observe; the session answers `unsupported` with the reason. */
class Unsupported {
  constructor(reason) {
    this.reason = reason;
  }
}

module.exports = { Unsupported };
