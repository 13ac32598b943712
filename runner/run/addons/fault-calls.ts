import type { ApiFunction } from './api-functions.ts';

/** Functions for which addons/faults has functions of its own: given callbacks, or with a fault of their own. */
const OWN_FUNCTIONS: ReadonlySet<string> = new Set([
  'napi_wrap',
  'napi_add_finalizer',
  'napi_create_reference',
  'napi_create_external',
  'napi_create_external_arraybuffer',
  'napi_create_external_buffer',
  'napi_set_instance_data',
  'napi_create_async_work',
  'napi_create_threadsafe_function',
  'napi_get_threadsafe_function_context',
  'napi_define_class',
  'napi_define_properties',
]);

/** The text of fault_calls.h: for each function a macro of its name, which does not expand itself once more. */
export function faultCalls(functions: readonly ApiFunction[]): string {
  const macros = functions.map(({ name }) => {
    const called = OWN_FUNCTIONS.has(name) ? name.replace(/^napi_/, 'probe_faulty_') : name;
    return `#define ${name}(...) PROBE_FAULT("${name}", ${called}(__VA_ARGS__), __VA_ARGS__)\n`;
  });
  return `/* Generated from the headers; see faults.h. */\n${macros.join('')}`;
}
