/**
 * Calls that are made when JavaScript can no longer run, by purpose; addons/exception_status/sweep.c makes the
 * calls under the same names.
 */
export const CALLS = {
  calls: 'napi_call_function, napi_new_instance, napi_instanceof and napi_run_script, called',
  properties: 'Functions that read, write, define, delete or list properties and elements, called',
  conversions: 'napi_coerce_to_bool, _number, _object and _string and napi_strict_equals, called',
  creations:
    'Functions that create a function, class, promise, external, buffer, ArrayBuffer or date, called',
  objects: 'napi_wrap, napi_type_tag_object, napi_check_object_type_tag and napi_object_freeze, called',
  throws: 'napi_throw and napi_throw_error, called',
} as const;

export type Purpose = keyof typeof CALLS;
export const PURPOSES = Object.keys(CALLS) as readonly Purpose[];
/** Their functions run JavaScript: napi_cannot_run_js is for them. */
export const RUNNING_JS: readonly Purpose[] = ['calls', 'properties'];
/** Whether they are refused is where V8's file uses a macro. */
export const OTHERS: readonly Purpose[] = PURPOSES.filter((purpose) => !RUNNING_JS.includes(purpose));

/** Handle scopes, napi_get_reference_value, napi_create_object and napi_create_string_utf8. */
export const ALLOWED = 'handles';
