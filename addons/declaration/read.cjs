'use strict';
// node read.cjs READER FOLDER FILE...: prints as JSON what each file declares.
const path = require('node:path');

const [reader, folder, ...files] = process.argv.slice(2);
const { read } = require(path.resolve(reader));
const declared = Object.fromEntries(files.map((file) => [file, read(path.resolve(folder, file))]));
require('node:fs').writeSync(1, JSON.stringify(declared));
