'use strict';
// Loads the addon of its argument, and says on stdout how that went before anything else can happen.
const { writeSync } = require('node:fs');
try {
  process.dlopen({ exports: {} }, process.argv[2]);
  writeSync(1, 'loaded');
} catch (error) {
  writeSync(1, `threw ${error.message}`);
}
