/*
 * Observes what becomes of an exception of the init function: the load throws it, at every version.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

napi_value probe_init(napi_env env, napi_value exports) {
  napi_throw_error(env, "ERR_PROBE_INIT", "thrown by init");
  return exports;
}
