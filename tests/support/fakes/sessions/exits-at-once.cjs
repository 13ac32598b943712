'use strict';
// Exits with code 0, having done nothing.
process.exit(0);
