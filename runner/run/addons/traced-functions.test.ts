import { expect, test } from 'vitest';
import { FUNCTIONS_BY_VERSION } from '../../../suites/surface/functions.ts';
import { everyFunction } from './experimental-functions.ts';
import { tracedFunctions } from './traced-functions.ts';

test('a function is written with its version, its types without names, and its environment', () => {
  const text = tracedFunctions([
    { name: 'napi_create_double', parameters: ['napi_env env', 'double value', 'napi_value* result'] },
    { name: 'napi_acquire_threadsafe_function', parameters: ['napi_threadsafe_function func'] },
    { name: 'node_api_post_finalizer', parameters: ['node_api_basic_env', 'void* data'] },
  ]);
  expect(text.split('\n').slice(1)).toEqual([
    'TRACED(napi_create_double, 1, a0, a0, (napi_env a0, double a1, napi_value* a2), (a0, a1, a2))',
    'TRACED(napi_acquire_threadsafe_function, 4, NULL, NULL, (napi_threadsafe_function a0), (a0))',
    'TRACED(node_api_post_finalizer, 2147483647, a0, NULL, (node_api_basic_env a0, void* a1), (a0, a1))',
    '',
  ]);
});

test('every function of every version is there, but for two that return nothing', async () => {
  const names = new Set((await everyFunction()).map(({ name }) => name));
  const missing = FUNCTIONS_BY_VERSION.flatMap(([, all]) => all.filter((name) => !names.has(name)));
  expect(missing).toEqual(['napi_fatal_error', 'napi_module_register']);
});
