/*
 * Observes what becomes of an exception of the init function: the load throws it, at every version.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

/* Outlives an env on purpose: whether a further load runs init again is observed. */
static int inits = 0;

napi_value probe_init(napi_env env, napi_value exports) {
  char message[32];
  snprintf(message, sizeof(message), "thrown by init %d", ++inits);
  napi_throw_error(env, "ERR_PROBE_INIT", message);
  return exports;
}
