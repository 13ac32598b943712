/* Calls a function of Node-API that does next to nothing, very often: manyCalls(count) returns the nanoseconds of one call. */
#include <node_api.h>
#include <time.h>

static double Now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)now.tv_sec * 1e9 + (double)now.tv_nsec;
}

static napi_value ManyCalls(napi_env env, napi_callback_info info) {
  size_t argc = 1;
  napi_value argument, result;
  int64_t count = 0;
  napi_get_cb_info(env, info, &argc, &argument, NULL, NULL);
  napi_get_value_int64(env, argument, &count);
  void* data;
  double start = Now();
  for (int64_t at = 0; at < count; at++) napi_get_instance_data(env, &data);
  double each = (Now() - start) / (double)count;
  return napi_create_double(env, each, &result) == napi_ok ? result : NULL;
}

NAPI_MODULE_INIT() {
  napi_value function;
  napi_create_function(env, "manyCalls", NAPI_AUTO_LENGTH, ManyCalls, NULL, &function);
  napi_set_named_property(env, exports, "manyCalls", function);
  return exports;
}
