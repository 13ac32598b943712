/* The parts of this addon: each adds its functions to the exports, and returns them. NULL: an exception is pending. */
#ifndef CLASSES_CLASSES_H_
#define CLASSES_CLASSES_H_

#include "../probe.h"

#include <stdbool.h>

napi_value AddConstructors(napi_env env, napi_value exports);
napi_value AddProperties(napi_env env, napi_value exports);

/* Sets object[name] to a boolean; returns the object, or NULL with an exception pending. */
napi_value SetBoolean(napi_env env, napi_value object, const char* name, bool value);

/* { status, pending, thrown? }: the exception that a call left, which is cleared. */
napi_value StatusAndException(napi_env env, napi_status status);

#endif /* CLASSES_CLASSES_H_ */
