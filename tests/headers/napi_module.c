/* The smallest addon that registers with NAPI_MODULE. */
#include <node_api.h>

static napi_value Init(napi_env env, napi_value exports) {
  (void)env;
  return exports;
}

NAPI_MODULE(probe, Init)
