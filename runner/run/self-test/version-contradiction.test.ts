import { expect, it } from 'vitest';
import type { Json } from '../../../suites/json.ts';
import { contradictionIn } from './version-contradiction.ts';

it('a runtime that reports two supported versions is reported in one line with both', () => {
  expect(contradictionIn('mine', { status: 0, toAddon: '9', toJavaScript: '10' })).toBe(
    'mine supports Node-API 10 according to process.versions.napi and 9 according to napi_get_version; correct one of them, or state "napiVersion" in matrix.json',
  );
});

it.each<[what: string, observation: Json | undefined]>([
  ['it reports one', { status: 0, toAddon: '9', toJavaScript: '9' }],
  ['napi_get_version fails', { status: 1, toAddon: 'undefined', toJavaScript: '9' }],
  ['there is no process.versions.napi', { status: 0, toAddon: '9', toJavaScript: 'undefined' }],
  ['its addon does not load', { probeThrew: { type: 'error' } }],
  ['it observes nothing', undefined],
])('no contradiction is seen when %s', (_what, observation) => {
  expect(contradictionIn('mine', observation)).toBeNull();
});
