/*
 * Observes what generated bindings rely on: classes, how their callback is called, and properties.
 * Built for none and every stable and experimental version.
 */
#include "classes.h"

napi_value SetBoolean(napi_env env, napi_value object, const char* name, bool value) {
  napi_value boolean;
  PROBE_MUST(napi_get_boolean(env, value, &boolean));
  PROBE_MUST(napi_set_named_property(env, object, name, boolean));
  return object;
}

napi_value StatusAndException(napi_env env, napi_status status) {
  bool pending = false;
  napi_value thrown = NULL, object;
  PROBE_MUST(napi_is_exception_pending(env, &pending));
  if (pending) PROBE_MUST(napi_get_and_clear_last_exception(env, &thrown));
  object = probe_status_object(env, status);
  if (object == NULL || SetBoolean(env, object, "pending", pending) == NULL) return NULL;
  if (pending) PROBE_MUST(napi_set_named_property(env, object, "thrown", thrown));
  return object;
}

napi_value probe_init(napi_env env, napi_value exports) {
  if (AddConstructors(env, exports) == NULL) return NULL;
  if (AddProperties(env, exports) == NULL) return NULL;
  return exports;
}
