import { expect, test } from 'vitest';
import { apiFunctions } from './api-functions.ts';
import { faultCalls } from './fault-calls.ts';
import { declaredFunctions } from './headers.ts';

const HEADER = `
// Macro: use NAPI_EXTERN as __declspec(dllimport).
NAPI_EXTERN napi_status NAPI_CDECL
napi_wrap(napi_env env, napi_value js_object,
          napi_finalize finalize_cb,
          napi_ref* result);
NAPI_EXTERN napi_status NAPI_CDECL napi_get_cb_info(
    napi_env env,      // [in] Node-API environment handle
    size_t* argc,      // [in-out]
    void** data);      // [out] Receives the data pointer.
NAPI_EXTERN void NAPI_CDECL napi_module_register(napi_module* mod);
`;

test('functions that return a status are found, with their parameters', () => {
  expect(apiFunctions(HEADER)).toEqual([
    {
      name: 'napi_wrap',
      parameters: ['napi_env env', 'napi_value js_object', 'napi_finalize finalize_cb', 'napi_ref* result'],
    },
    { name: 'napi_get_cb_info', parameters: ['napi_env env', 'size_t* argc', 'void** data'] },
  ]);
});

test('each gets a macro of its name; one that is given callbacks goes through a function of addons/faults', () => {
  expect(faultCalls(apiFunctions(HEADER))).toBe(
    '/* Generated from the headers; see faults.h. */\n' +
      '#define napi_wrap(...) PROBE_FAULT("napi_wrap", probe_faulty_wrap(__VA_ARGS__), __VA_ARGS__)\n' +
      '#define napi_get_cb_info(...) PROBE_FAULT("napi_get_cb_info", napi_get_cb_info(__VA_ARGS__), __VA_ARGS__)\n',
  );
});

test('the real headers declare them all, experimental ones too', async () => {
  const names = (await declaredFunctions()).map(({ name }) => name);
  expect(names.length).toBeGreaterThan(150);
  expect(names).toContain('napi_create_reference');
  expect(names).toContain('node_api_create_property_key_utf8');
  expect(new Set(names).size).toBe(names.length);
});
