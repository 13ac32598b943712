/*
 * Observes what generated bindings rely on: views and their offsets, external buffers, words of a BigInt, and calls
 * whose result has no place to go.
 * Built for none and every stable and experimental version.
 */
#include "values.h"

/* global(name): what the global object has under that name */
static napi_value Global(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value global, value;
  PROBE_MUST(napi_get_global(env, &global));
  PROBE_MUST(napi_get_property(env, global, args[0], &value));
  return value;
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "global", Global);
  if (AddViews(env, exports) == NULL) return NULL;
  if (AddMemory(env, exports) == NULL) return NULL;
  if (AddNullResults(env, exports) == NULL) return NULL;
  return exports;
}
