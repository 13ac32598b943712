/* Functions that not every release of a runtime exports: whoever calls one asks first whether it is there. */
#ifndef FINALIZER_OPTIONAL_H_
#define FINALIZER_OPTIONAL_H_

#include "../probe.h"

/* Experimental in Node.js, for which reason node-api-headers leaves it out. */
NAPI_EXTERN napi_status NAPI_CDECL node_api_post_finalizer(napi_env env, napi_finalize finalize_cb, void* finalize_data,
                                                           void* finalize_hint);

#if defined(_WIN32)
#include <windows.h>

/* Bound when it is first called. */
#define IS_EXPORTED(function) (GetProcAddress(GetModuleHandle(NULL), #function) != NULL)
#elif defined(__wasm__)
/* A module that imports what is missing cannot be instantiated. */
#define IS_EXPORTED(function) 1
#else
#if defined(__APPLE__)
#define MAY_BE_MISSING(function) extern __typeof__(function) function __attribute__((weak_import))
#else
#define MAY_BE_MISSING(function) extern __typeof__(function) function __attribute__((weak))
#endif

MAY_BE_MISSING(node_api_post_finalizer);
MAY_BE_MISSING(node_api_create_external_string_latin1);
MAY_BE_MISSING(node_api_create_external_string_utf16);

#define IS_EXPORTED(function) (function != NULL)
#endif

#endif /* FINALIZER_OPTIONAL_H_ */
