/** napi_status of js_native_api_types.h; the index is the number. */
export const STATUS_NAMES = [
  'napi_ok',
  'napi_invalid_arg',
  'napi_object_expected',
  'napi_string_expected',
  'napi_name_expected',
  'napi_function_expected',
  'napi_number_expected',
  'napi_boolean_expected',
  'napi_array_expected',
  'napi_generic_failure',
  'napi_pending_exception',
  'napi_cancelled',
  'napi_escape_called_twice',
  'napi_handle_scope_mismatch',
  'napi_callback_scope_mismatch',
  'napi_queue_full',
  'napi_closing',
  'napi_bigint_expected',
  'napi_date_expected',
  'napi_arraybuffer_expected',
  'napi_detachable_arraybuffer_expected',
  'napi_would_deadlock',
  'napi_no_external_buffers_allowed',
  'napi_cannot_run_js',
] as const;

export const NAPI_OK = 0;
export const NAPI_INVALID_ARG = 1;
export const NAPI_STRING_EXPECTED = 3;
export const NAPI_GENERIC_FAILURE = 9;
export const NAPI_PENDING_EXCEPTION = 10;
export const NAPI_CANCELLED = 11;
export const NAPI_ESCAPE_CALLED_TWICE = 12;
export const NAPI_QUEUE_FULL = 15;
export const NAPI_CLOSING = 16;
export const NAPI_CANNOT_RUN_JS = 23;
