/*
 * Observes napi_get_version: the number that an addon gets must be the runtime's, whatever the addon declares.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

/* supported(): { status, value } */
static napi_value Supported(napi_env env, napi_callback_info info) {
  (void)info;
  uint32_t version = 0;
  napi_status status = napi_get_version(env, &version);
  napi_value number = probe_number(env, version);
  if (number == NULL) return NULL;
  return probe_result(env, status, number);
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "supported", Supported);
  return exports;
}
