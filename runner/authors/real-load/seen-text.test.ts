import { expect, it } from 'vitest';
import type { Trace, TracedFunction } from '../trace/trace.ts';
import { seenText } from './seen-text.ts';

const FUNCTION: TracedFunction = {
  ...{ name: 'napi_create_object', version: 1, isImported: false, isLookedUp: true, isExported: true },
  ...{ isNewer: false, calls: 2, threads: ['main'] },
};
const NEWER = { ...FUNCTION, name: 'node_api_symbol_for', version: 9, isNewer: true };
const TRACE: Trace = {
  ...{ declared: null, isDeclarationRead: true, opened: 1, processes: 1, functions: [] },
  ...{ threads: [], failures: [], refusals: [], unfinished: [], isPartial: false },
};
const FAILURE = { function: 'napi_wrap', status: 'napi_invalid_arg', thread: 'main', next: null, count: 2 };

it.each<[Partial<Trace>, string[]]>([
  [{}, []],
  [{ functions: [{ ...FUNCTION, isImported: true, isLookedUp: false }] }, []],
  [{ functions: [FUNCTION] }, ['looked up 1 function, the newest of version 1']],
  [
    { functions: [FUNCTION, NEWER] },
    [
      'looked up 2 functions, the newest of version 9',
      'called functions that are newer than it declares: node_api_symbol_for',
    ],
  ],
  // Looking up is how an addon asks whether there is one.
  [
    { functions: [{ ...NEWER, version: 'experimental', calls: 0 }] },
    ['looked up 1 function, the newest of no version yet'],
  ],
  [{ declared: 3, isDeclarationRead: false }, ['declares 3, which the runtime did not read']],
  [
    { failures: [FAILURE, { ...FAILURE, count: 1 }] },
    ['napi_wrap failed with napi_invalid_arg 2 times', 'napi_wrap failed with napi_invalid_arg'],
  ],
])('%j: %j', (trace, lines) => {
  expect(seenText({ ...TRACE, ...trace })).toEqual(lines);
});
