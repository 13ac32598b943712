import { expect, test } from 'vitest';
import { statusName } from './status-name.ts';

test.each([
  ['status', 10, 'napi_pending_exception'],
  ['after.status', 23, 'napi_cannot_run_js'],
  ['callStatus', 0, 'napi_ok'],
  ['hook.statuses.calls', 10, 'napi_pending_exception'],
  ['statuses', 0, null],
  ['count', 0, null],
  ['status', 99, null],
  ['status', 'observed', null],
])('%s %j is %s', (path, value, name) => {
  expect(statusName(path, value)).toBe(name);
});
