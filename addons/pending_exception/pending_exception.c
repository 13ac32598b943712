/*
 * Observes which calls are refused while an exception is pending and which still work. Each group of calls is an
* export that returns { <name of the function>: status }.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

/* Makes one call with an exception pending, takes the exception, and sets statuses.<name of the function>. */
#define WHILE_PENDING(function, ...)                                              \
  do {                                                                            \
    PROBE_MUST(napi_throw_error(env, "ERR_PROBE_PENDING", "of the probe"));       \
    napi_status status_ = function(__VA_ARGS__);                                  \
    napi_value taken_;                                                            \
    PROBE_MUST(napi_get_and_clear_last_exception(env, &taken_));                  \
    if (probe_set_number(env, statuses, #function, status_) == NULL) return NULL; \
  } while (0)

static napi_value Nothing(napi_env env, napi_callback_info info) {
  (void)env;
  (void)info;
  return NULL;
}

/* The arguments of the calls, created before anything is pending. */
typedef struct {
  napi_value object;
  napi_value array;
  napi_value number;
  napi_value key;
  napi_value function;
  napi_value undefined;
} Values;

/* Creates the arguments of the calls; returns a new object for the statuses, or NULL with an exception pending. */
static napi_value Begin(napi_env env, Values* values) {
  napi_value statuses;
  PROBE_MUST(napi_create_object(env, &values->object));
  PROBE_MUST(napi_create_array(env, &values->array));
  PROBE_MUST(napi_create_int32(env, 1, &values->number));
  PROBE_MUST(napi_create_string_utf8(env, "key", NAPI_AUTO_LENGTH, &values->key));
  PROBE_MUST(napi_create_function(env, "nothing", NAPI_AUTO_LENGTH, Nothing, NULL, &values->function));
  PROBE_MUST(napi_get_undefined(env, &values->undefined));
  PROBE_MUST(napi_create_object(env, &statuses));
  return statuses;
}

static napi_value Properties(napi_env env, napi_callback_info info) {
  (void)info;
  Values with;
  napi_value result;
  bool flag;
  napi_value statuses = Begin(env, &with);
  if (statuses == NULL) return NULL;
  WHILE_PENDING(napi_set_property, env, with.object, with.key, with.number);
  WHILE_PENDING(napi_get_property, env, with.object, with.key, &result);
  WHILE_PENDING(napi_has_property, env, with.object, with.key, &flag);
  WHILE_PENDING(napi_has_own_property, env, with.object, with.key, &flag);
  WHILE_PENDING(napi_delete_property, env, with.object, with.key, &flag);
  WHILE_PENDING(napi_set_named_property, env, with.object, "key", with.number);
  WHILE_PENDING(napi_get_named_property, env, with.object, "key", &result);
  WHILE_PENDING(napi_has_named_property, env, with.object, "key", &flag);
  WHILE_PENDING(napi_set_element, env, with.array, 0, with.number);
  WHILE_PENDING(napi_get_element, env, with.array, 0, &result);
  WHILE_PENDING(napi_has_element, env, with.array, 0, &flag);
  WHILE_PENDING(napi_delete_element, env, with.array, 0, &flag);
  WHILE_PENDING(napi_get_property_names, env, with.object, &result);
  WHILE_PENDING(napi_get_all_property_names, env, with.object, napi_key_own_only, napi_key_all_properties,
                napi_key_keep_numbers, &result);
  WHILE_PENDING(napi_define_properties, env, with.object, 0, NULL);
  WHILE_PENDING(napi_object_freeze, env, with.object);
  WHILE_PENDING(napi_object_seal, env, with.object);
  return statuses;
}

static napi_value Calls(napi_env env, napi_callback_info info) {
  (void)info;
  Values with;
  napi_value result;
  bool flag;
  napi_value statuses = Begin(env, &with);
  if (statuses == NULL) return NULL;
  napi_value script;
  PROBE_MUST(napi_create_string_utf8(env, "1", NAPI_AUTO_LENGTH, &script));
  WHILE_PENDING(napi_call_function, env, with.undefined, with.function, 0, NULL, &result);
  WHILE_PENDING(napi_new_instance, env, with.function, 0, NULL, &result);
  WHILE_PENDING(napi_make_callback, env, NULL, with.object, with.function, 0, NULL, &result);
  WHILE_PENDING(napi_instanceof, env, with.object, with.function, &flag);
  WHILE_PENDING(napi_run_script, env, script, &result);
  WHILE_PENDING(napi_create_function, env, "nothing", NAPI_AUTO_LENGTH, Nothing, NULL, &result);
  WHILE_PENDING(napi_define_class, env, "Nothing", NAPI_AUTO_LENGTH, Nothing, NULL, 0, NULL, &result);
  return statuses;
}

static napi_value Conversions(napi_env env, napi_callback_info info) {
  (void)info;
  Values with;
  napi_value result;
  bool flag;
  napi_value statuses = Begin(env, &with);
  if (statuses == NULL) return NULL;
  WHILE_PENDING(napi_coerce_to_bool, env, with.number, &result);
  WHILE_PENDING(napi_coerce_to_number, env, with.key, &result);
  WHILE_PENDING(napi_coerce_to_object, env, with.number, &result);
  WHILE_PENDING(napi_coerce_to_string, env, with.number, &result);
  WHILE_PENDING(napi_strict_equals, env, with.key, with.key, &flag);
  return statuses;
}

static napi_value Throws(napi_env env, napi_callback_info info) {
  (void)info;
  Values with;
  napi_value statuses = Begin(env, &with);
  if (statuses == NULL) return NULL;
  WHILE_PENDING(napi_throw, env, with.object);
  WHILE_PENDING(napi_throw_error, env, NULL, "of the probe");
  WHILE_PENDING(napi_throw_type_error, env, NULL, "of the probe");
  WHILE_PENDING(napi_throw_range_error, env, NULL, "of the probe");
  return statuses;
}

static napi_value Objects(napi_env env, napi_callback_info info) {
  (void)info;
  Values with;
  napi_value result, wrapped;
  bool flag;
  napi_value statuses = Begin(env, &with);
  if (statuses == NULL) return NULL;
  void* data;
  napi_deferred deferred;
  static int pointee;
  const napi_type_tag tag = {1, 2};
  WHILE_PENDING(napi_wrap, env, with.object, &pointee, NULL, NULL, NULL);
  /* Another object: a runtime that does not refuse the call above has wrapped the first one. */
  PROBE_MUST(napi_create_object(env, &wrapped));
  PROBE_MUST(napi_wrap(env, wrapped, &pointee, NULL, NULL, NULL));
  WHILE_PENDING(napi_unwrap, env, wrapped, &data);
  WHILE_PENDING(napi_remove_wrap, env, wrapped, &data);
  WHILE_PENDING(napi_create_external, env, &pointee, NULL, NULL, &result);
  WHILE_PENDING(napi_create_promise, env, &deferred, &result);
  WHILE_PENDING(napi_create_date, env, 0, &result);
  WHILE_PENDING(napi_create_arraybuffer, env, 8, &data, &result);
  WHILE_PENDING(napi_create_buffer, env, 8, &data, &result);
  WHILE_PENDING(napi_type_tag_object, env, with.object, &tag);
  WHILE_PENDING(napi_check_object_type_tag, env, with.object, &tag, &flag);
  return statuses;
}

static napi_value Creation(napi_env env, napi_callback_info info) {
  (void)info;
  Values with;
  napi_value result;
  napi_value statuses = Begin(env, &with);
  if (statuses == NULL) return NULL;
  WHILE_PENDING(napi_create_object, env, &result);
  WHILE_PENDING(napi_create_array, env, &result);
  WHILE_PENDING(napi_create_string_utf8, env, "s", NAPI_AUTO_LENGTH, &result);
  WHILE_PENDING(napi_create_double, env, 1.5, &result);
  WHILE_PENDING(napi_create_int64, env, 1, &result);
  WHILE_PENDING(napi_create_bigint_int64, env, 1, &result);
  WHILE_PENDING(napi_create_symbol, env, NULL, &result);
  WHILE_PENDING(napi_create_error, env, NULL, with.key, &result);
  WHILE_PENDING(napi_get_undefined, env, &result);
  WHILE_PENDING(napi_get_null, env, &result);
  WHILE_PENDING(napi_get_global, env, &result);
  WHILE_PENDING(napi_get_boolean, env, true, &result);
  return statuses;
}

static napi_value Inspection(napi_env env, napi_callback_info info) {
  (void)info;
  Values with;
  bool flag;
  napi_value statuses = Begin(env, &with);
  if (statuses == NULL) return NULL;
  napi_valuetype type;
  double number;
  size_t length;
  char text[8];
  WHILE_PENDING(napi_typeof, env, with.object, &type);
  WHILE_PENDING(napi_get_value_double, env, with.number, &number);
  WHILE_PENDING(napi_get_value_string_utf8, env, with.key, text, sizeof(text), &length);
  WHILE_PENDING(napi_is_array, env, with.array, &flag);
  WHILE_PENDING(napi_is_error, env, with.object, &flag);
  WHILE_PENDING(napi_is_promise, env, with.object, &flag);
  return statuses;
}

static napi_value Lifetimes(napi_env env, napi_callback_info info) {
  (void)info;
  Values with;
  napi_value result;
  napi_value statuses = Begin(env, &with);
  if (statuses == NULL) return NULL;
  napi_ref reference = NULL;
  napi_handle_scope scope = NULL;
  napi_escapable_handle_scope escapable = NULL;
  uint32_t count;
  WHILE_PENDING(napi_create_reference, env, with.object, 1, &reference);
  WHILE_PENDING(napi_reference_ref, env, reference, &count);
  WHILE_PENDING(napi_reference_unref, env, reference, &count);
  WHILE_PENDING(napi_get_reference_value, env, reference, &result);
  WHILE_PENDING(napi_delete_reference, env, reference);
  /* Opened and closed under one exception: taking it in between would leave its handle to the scope. */
  PROBE_MUST(napi_throw_error(env, "ERR_PROBE_PENDING", "of the probe"));
  napi_status opened = napi_open_handle_scope(env, &scope);
  napi_status closed = opened == napi_ok ? napi_close_handle_scope(env, scope) : opened;
  napi_status opened_escapable = napi_open_escapable_handle_scope(env, &escapable);
  napi_status closed_escapable =
      opened_escapable == napi_ok ? napi_close_escapable_handle_scope(env, escapable) : opened_escapable;
  PROBE_MUST(napi_get_and_clear_last_exception(env, &result));
  if (probe_set_number(env, statuses, "napi_open_handle_scope", opened) == NULL) return NULL;
  if (probe_set_number(env, statuses, "napi_close_handle_scope", closed) == NULL) return NULL;
  if (probe_set_number(env, statuses, "napi_open_escapable_handle_scope", opened_escapable) == NULL) return NULL;
  if (probe_set_number(env, statuses, "napi_close_escapable_handle_scope", closed_escapable) == NULL) return NULL;
  return statuses;
}

static napi_value Errors(napi_env env, napi_callback_info info) {
  (void)info;
  Values with;
  napi_value result;
  bool flag;
  napi_value statuses = Begin(env, &with);
  if (statuses == NULL) return NULL;
  const napi_extended_error_info* last;
  uint32_t version;
  void* data;
  WHILE_PENDING(napi_is_exception_pending, env, &flag);
  WHILE_PENDING(napi_get_last_error_info, env, &last);
  WHILE_PENDING(napi_get_version, env, &version);
  WHILE_PENDING(napi_get_instance_data, env, &data);
  PROBE_MUST(napi_throw_error(env, "ERR_PROBE_PENDING", "of the probe"));
  napi_status taken = napi_get_and_clear_last_exception(env, &result);
  if (probe_set_number(env, statuses, "napi_get_and_clear_last_exception", taken) == NULL) return NULL;
  return statuses;
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "properties", Properties);
  PROBE_FUNCTION(exports, "calls", Calls);
  PROBE_FUNCTION(exports, "conversions", Conversions);
  PROBE_FUNCTION(exports, "throws", Throws);
  PROBE_FUNCTION(exports, "objects", Objects);
  PROBE_FUNCTION(exports, "creation", Creation);
  PROBE_FUNCTION(exports, "inspection", Inspection);
  PROBE_FUNCTION(exports, "lifetimes", Lifetimes);
  PROBE_FUNCTION(exports, "errors", Errors);
  return exports;
}
