/* The calls whose status is observed; see sweep.h. */
#include "sweep.h"

#define NOTE(function, ...) Note(record, env, #function, function(__VA_ARGS__))

static napi_value SweepCallback(napi_env env, napi_callback_info info) {
  (void)env;
  (void)info;
  return NULL;
}

static void SweepCalls(Record* record, napi_env env, napi_value object, napi_value function) {
  napi_value result, code;
  bool answer;
  if (napi_create_string_utf8(env, "1", NAPI_AUTO_LENGTH, &code) != napi_ok) code = NULL;
  record->purpose = "calls";
  NOTE(napi_call_function, env, object, function, 0, NULL, &result);
  NOTE(napi_new_instance, env, function, 0, NULL, &result);
  NOTE(napi_instanceof, env, object, function, &answer);
  NOTE(napi_run_script, env, code, &result);
}

static void SweepProperties(Record* record, napi_env env, napi_value object, napi_value key) {
  napi_value result;
  bool answer;
  const napi_property_descriptor property = {"probe", NULL, NULL, NULL, NULL, key, napi_default, NULL};
  record->purpose = "properties";
  NOTE(napi_get_property, env, object, key, &result);
  NOTE(napi_set_property, env, object, key, key);
  NOTE(napi_has_property, env, object, key, &answer);
  NOTE(napi_delete_property, env, object, key, &answer);
  NOTE(napi_get_named_property, env, object, "probe", &result);
  NOTE(napi_set_named_property, env, object, "probe", key);
  NOTE(napi_get_element, env, object, 0, &result);
  NOTE(napi_set_element, env, object, 0, key);
  NOTE(napi_get_property_names, env, object, &result);
  NOTE(napi_define_properties, env, object, 1, &property);
}

static void SweepConversions(Record* record, napi_env env, napi_value object, napi_value key) {
  napi_value result;
  bool answer;
  record->purpose = "conversions";
  NOTE(napi_coerce_to_bool, env, object, &result);
  NOTE(napi_coerce_to_number, env, key, &result);
  NOTE(napi_coerce_to_object, env, key, &result);
  NOTE(napi_coerce_to_string, env, object, &result);
  NOTE(napi_strict_equals, env, object, key, &answer);
}

static void SweepCreations(Record* record, napi_env env) {
  static int pointee;
  napi_value result;
  napi_deferred deferred;
  void* data;
  record->purpose = "creations";
  NOTE(napi_create_function, env, "probe", NAPI_AUTO_LENGTH, SweepCallback, NULL, &result);
  NOTE(napi_define_class, env, "Probe", NAPI_AUTO_LENGTH, SweepCallback, NULL, 0, NULL, &result);
  NOTE(napi_create_promise, env, &deferred, &result);
  NOTE(napi_create_external, env, &pointee, NULL, NULL, &result);
  NOTE(napi_create_arraybuffer, env, 8, &data, &result);
  NOTE(napi_create_buffer, env, 8, &data, &result);
  NOTE(napi_create_date, env, 0, &result);
}

static void SweepObjects(Record* record, napi_env env, napi_value object) {
  static const napi_type_tag tag = {0x6e6170692d6d6174ULL, 0x7269782d70726f62ULL};
  static int pointee;
  bool answer;
  record->purpose = "objects";
  NOTE(napi_wrap, env, object, &pointee, NULL, NULL, NULL);
  NOTE(napi_type_tag_object, env, object, &tag);
  NOTE(napi_check_object_type_tag, env, object, &tag, &answer);
  NOTE(napi_object_freeze, env, object);
}

static void SweepThrows(Record* record, napi_env env, napi_value value) {
  record->purpose = "throws";
  NOTE(napi_throw, env, value);
  NOTE(napi_throw_error, env, "ERR_PROBE_THROWN", "thrown by the probe");
}

void Sweep(Record* record, napi_env env, napi_ref object_reference, napi_ref function_reference) {
  napi_handle_scope scope;
  napi_value object = NULL, function = NULL, fresh = NULL, key = NULL;
  record->runs++;
  record->count = 0;
  record->purpose = "handles";
  NOTE(napi_open_handle_scope, env, &scope);
  NOTE(napi_get_reference_value, env, object_reference, &object);
  if (napi_get_reference_value(env, function_reference, &function) != napi_ok) function = NULL;
  NOTE(napi_create_object, env, &fresh);
  NOTE(napi_create_string_utf8, env, "probe", NAPI_AUTO_LENGTH, &key);
  SweepCalls(record, env, object, function);
  SweepProperties(record, env, object, key);
  SweepConversions(record, env, object, key);
  SweepCreations(record, env);
  SweepObjects(record, env, fresh);
  SweepThrows(record, env, key);
  record->purpose = "handles";
  NOTE(napi_close_handle_scope, env, scope);
}
