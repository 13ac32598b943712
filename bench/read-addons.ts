// node --import tsx read-addons.ts: reads the addons whose paths are on stdin, a line each, and prints as JSON the
// milliseconds that it took and the most memory it had. The start of Node.js is not part of it.
import { readFileSync } from 'node:fs';
import { readFacts } from '../runner/authors/check/read-file.ts';

const files = readFileSync(0, 'utf8').split('\n').filter(Boolean);
const before = process.resourceUsage().maxRSS;
const start = performance.now();
for (const file of files) readFacts(file);
const ms = performance.now() - start;
process.stdout.write(JSON.stringify({ ms, grownKb: process.resourceUsage().maxRSS - before }));
