/* The parts of this addon: each adds its functions to the exports, and returns them. NULL: an exception is pending. */
#ifndef VALUES_VALUES_H_
#define VALUES_VALUES_H_

#include "../probe.h"

napi_value AddViews(napi_env env, napi_value exports);
napi_value AddMemory(napi_env env, napi_value exports);
napi_value AddNullResults(napi_env env, napi_value exports);

#endif /* VALUES_VALUES_H_ */
