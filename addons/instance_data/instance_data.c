/*
 * Observes instance data: nothing at first, then what was set last, for each env its own.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

/* Only their addresses count. */
static int32_t pointees[3];
enum { POINTEES = sizeof(pointees) / sizeof(pointees[0]) };

static int64_t IndexOf(const void* data) {
  for (int64_t index = 0; index < POINTEES; index++) {
    if (data == &pointees[index]) return index;
  }
  return -1;
}

/* get(): { status, value: the index that was set, or null } */
static napi_value Get(napi_env env, napi_callback_info info) {
  (void)info;
  void* data = &pointees[POINTEES - 1];
  napi_value value;
  napi_status status = napi_get_instance_data(env, &data);
  if (data == NULL) {
    PROBE_MUST(napi_get_null(env, &value));
  } else {
    value = probe_number(env, IndexOf(data));
    if (value == NULL) return NULL;
  }
  return probe_result(env, status, value);
}

/* set(index | null): { status } */
static napi_value Set(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_valuetype type;
  uint32_t index = 0;
  PROBE_MUST(napi_typeof(env, args[0], &type));
  if (type == napi_null) return probe_status_object(env, napi_set_instance_data(env, NULL, NULL, NULL));
  PROBE_MUST(napi_get_value_uint32(env, args[0], &index));
  if (index >= POINTEES) abort();
  return probe_status_object(env, napi_set_instance_data(env, &pointees[index], NULL, NULL));
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "get", Get);
  PROBE_FUNCTION(exports, "set", Set);
  return exports;
}
