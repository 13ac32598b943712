/* Calls that are given no place for their result. */
#include "values.h"

/* nullResults(): { [function]: status } */
static napi_value NullResults(napi_env env, napi_callback_info info) {
  (void)info;
  static const char16_t utf16[] = {'x'};
  napi_value object, number;
  PROBE_MUST(napi_create_object(env, &object));
  PROBE_MUST(napi_create_double(env, 42, &number));
#define SET_STATUS(name, call)                                       \
  if (probe_set_number(env, object, name, call) == NULL) return NULL
  SET_STATUS("napi_create_string_utf8", napi_create_string_utf8(env, "x", 1, NULL));
  SET_STATUS("napi_create_string_latin1", napi_create_string_latin1(env, "x", 1, NULL));
  SET_STATUS("napi_create_string_utf16", napi_create_string_utf16(env, utf16, 1, NULL));
  SET_STATUS("napi_create_double", napi_create_double(env, 42, NULL));
  SET_STATUS("napi_create_int32", napi_create_int32(env, 42, NULL));
  SET_STATUS("napi_get_value_double", napi_get_value_double(env, number, NULL));
  SET_STATUS("napi_get_value_int32", napi_get_value_int32(env, number, NULL));
  SET_STATUS("napi_get_property", napi_get_property(env, object, number, NULL));
#undef SET_STATUS
  return object;
}

napi_value AddNullResults(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "nullResults", NullResults);
  return exports;
}
