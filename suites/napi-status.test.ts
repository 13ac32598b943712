import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, it } from 'vitest';
import * as status from './napi-status.ts';

const { include_dir: folder } = createRequire(import.meta.url)('node-api-headers') as { include_dir: string };

it('has the names and numbers of napi_status in the headers', () => {
  const header = readFileSync(path.join(folder, 'js_native_api_types.h'), 'utf8');
  const values = /typedef enum \{([^}]*)\} napi_status;/.exec(header)?.[1] ?? '';
  const names = [...values.matchAll(/\bnapi_\w+/g)].map(([name]) => name);
  expect(names).toContain('napi_ok');
  expect(status.STATUS_NAMES).toEqual(names);
  const { STATUS_NAMES, ...numbers } = status;
  for (const [name, number] of Object.entries(numbers)) expect(STATUS_NAMES[number]).toBe(name.toLowerCase());
});
