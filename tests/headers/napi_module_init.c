/* The smallest addon that registers with NAPI_MODULE_INIT. */
#include <node_api.h>

NAPI_MODULE_INIT() {
  (void)env;
  return exports;
}
