/* Properties of napi_define_properties: what becomes of each descriptor. */
#include "classes.h"

#include <string.h>

static napi_value Answer(napi_env env, napi_callback_info info) {
  (void)info;
  return probe_number(env, 42);
}

/* define(target, key, kind, attributes): { status, pending, thrown? }. kind: value, method, getter or setter. */
static napi_value Define(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 4);
  char kind[16];
  size_t length;
  int32_t attributes;
  PROBE_MUST(napi_get_value_string_utf8(env, args[2], kind, sizeof(kind), &length));
  PROBE_MUST(napi_get_value_int32(env, args[3], &attributes));
  napi_value number = probe_number(env, 42);
  if (number == NULL) return NULL;
  const napi_property_descriptor descriptor = {
      NULL,
      args[1],
      strcmp(kind, "method") == 0 ? Answer : NULL,
      strcmp(kind, "getter") == 0 ? Answer : NULL,
      strcmp(kind, "setter") == 0 ? Answer : NULL,
      strcmp(kind, "value") == 0 ? number : NULL,
      (napi_property_attributes)attributes,
      NULL,
  };
  napi_status status = napi_define_properties(env, args[0], 1, &descriptor);
  return StatusAndException(env, status);
}

napi_value AddProperties(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "define", Define);
  return exports;
}
