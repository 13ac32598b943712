/** napi_status of js_native_api_types.h; the index is the number. */
const NAMES = [
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

/** The name of a number that stands where statuses do (`status`, `after.status`, `statuses.calls`), else null. */
export function statusName(path: string, value: unknown): string | null {
  if (!/(^|\.)\w*status(es\.\w+)?$/i.test(path) || typeof value !== 'number') return null;
  return NAMES[value] ?? null;
}
