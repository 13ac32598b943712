import { appendFile, cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { apiFunctions, type ApiFunction } from './api-functions.ts';
import { faultCalls } from './fault-calls.ts';

const require = createRequire(import.meta.url);

/** The version of node-api-headers that the addons are compiled against. */
export const headersVersion = (require('node-api-headers/package.json') as { version: string }).version;

/** The folder of its include files. */
const cHeaders = (require('node-api-headers') as { include_dir: string }).include_dir;

/** The folder of node-addon-api's include files, for addons in C++. */
const cppHeaders = path.dirname(require.resolve('node-addon-api/package.json'));

/** Copies every header that the addons include into one folder. */
export async function copyHeaders(folder: string): Promise<void> {
  for (const source of headerFolders) {
    for (const file of await readdir(source)) {
      if (file.endsWith('.h')) await cp(path.join(source, file), path.join(folder, file));
    }
  }
}

export const headerFolders = [cHeaders, cppHeaders] as const;

/** Puts planted faults behind every function that the copied headers in `folder` declare. `faults`: addons/faults. */
export async function plantFaults(folder: string, faults: string): Promise<void> {
  await cp(path.join(faults, 'faults.h'), path.join(folder, 'faults.h'));
  await writeFile(path.join(folder, 'fault_calls.h'), faultCalls(await declaredFunctions()));
  await appendFile(path.join(folder, 'node_api.h'), '#include "faults.h"\n');
}

const HEADERS = ['js_native_api.h', 'node_api.h'] as const;

/** Every function of Node-API in the pinned headers that returns a status. `headers`: in some of them only. */
export async function declaredFunctions(
  headers: readonly (typeof HEADERS)[number][] = HEADERS,
): Promise<ApiFunction[]> {
  const files = headers.map((name) => readFile(path.join(cHeaders, name), 'utf8'));
  return apiFunctions((await Promise.all(files)).join('\n'));
}
