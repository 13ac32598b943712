/** By the groups of the addon: functions that may run JavaScript or report through an exception. */
export const REFUSED = {
  properties: [
    'napi_set_property',
    'napi_get_property',
    'napi_has_property',
    'napi_has_own_property',
    'napi_delete_property',
    'napi_set_named_property',
    'napi_get_named_property',
    'napi_has_named_property',
    'napi_set_element',
    'napi_get_element',
    'napi_has_element',
    'napi_delete_element',
    'napi_get_property_names',
    'napi_get_all_property_names',
    'napi_define_properties',
    'napi_object_freeze',
    'napi_object_seal',
  ],
  calls: [
    'napi_call_function',
    'napi_new_instance',
    'napi_make_callback',
    'napi_instanceof',
    'napi_run_script',
    'napi_create_function',
    'napi_define_class',
  ],
  conversions: [
    'napi_coerce_to_bool',
    'napi_coerce_to_number',
    'napi_coerce_to_object',
    'napi_coerce_to_string',
    'napi_strict_equals',
  ],
  throws: ['napi_throw', 'napi_throw_error', 'napi_throw_type_error', 'napi_throw_range_error'],
  objects: [
    'napi_wrap',
    'napi_unwrap',
    'napi_remove_wrap',
    'napi_create_external',
    'napi_create_promise',
    'napi_create_date',
    'napi_create_arraybuffer',
    'napi_create_buffer',
    'napi_type_tag_object',
    'napi_check_object_type_tag',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Other functions that neither run JavaScript nor throw. */
export const WORKING = {
  creation: [
    'napi_create_object',
    'napi_create_array',
    'napi_create_string_utf8',
    'napi_create_double',
    'napi_create_int64',
    'napi_create_bigint_int64',
    'napi_create_symbol',
    'napi_create_error',
    'napi_get_undefined',
    'napi_get_null',
    'napi_get_global',
    'napi_get_boolean',
  ],
  inspection: [
    'napi_typeof',
    'napi_get_value_double',
    'napi_get_value_string_utf8',
    'napi_is_array',
    'napi_is_error',
    'napi_is_promise',
  ],
  'lifetimes-others': [
    'napi_create_reference',
    'napi_reference_ref',
    'napi_reference_unref',
    'napi_get_reference_value',
    'napi_open_handle_scope',
    'napi_open_escapable_handle_scope',
  ],
  'errors-others': ['napi_get_version', 'napi_get_instance_data'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Functions that are documented as callable while an exception is pending. */
export const CALLABLE = {
  lifetimes: ['napi_delete_reference', 'napi_close_handle_scope', 'napi_close_escapable_handle_scope'],
  errors: ['napi_is_exception_pending', 'napi_get_last_error_info', 'napi_get_and_clear_last_exception'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
