/*
 * Observes what an addon exports, by what its init function returns: an object of its own, or NULL, a number or
 * undefined in the variants. In each the object that init was given has the property `given`.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

napi_value probe_init(napi_env env, napi_value exports) {
  napi_value result = NULL;
  if (probe_set_number(env, exports, "given", 1) == NULL) return NULL;
#if defined(RETURNS_NULL)
#elif defined(RETURNS_NUMBER)
  PROBE_MUST(napi_create_double(env, 42.5, &result));
#elif defined(RETURNS_UNDEFINED)
  PROBE_MUST(napi_get_undefined(env, &result));
#else
  PROBE_MUST(napi_create_object(env, &result));
  if (probe_set_number(env, result, "returned", 2) == NULL) return NULL;
#endif
  return result;
}
