// node --import report-loads.mjs: adds the URL of every module that is imported to the file LOADS_FILE.
import { register } from 'node:module';

register(
  `data:text/javascript,${encodeURIComponent(`
  import { appendFileSync } from 'node:fs';
  export function load(url, context, next) {
    appendFileSync(process.env.LOADS_FILE, url + '\\n');
    return next(url, context);
  }
`)}`,
);
