/* Functions that not every release of a runtime exports: callers ask first with IS_EXPORTED whether one does. */
#ifndef OPTIONAL_H_
#define OPTIONAL_H_

#include "probe.h"

/*
 * OPTIONAL_FUNCTION(name, parameters...) declares a function that returns napi_status, at file scope;
 * CALL_OPTIONAL(name)(arguments...) calls it.
 */
#if defined(_WIN32)
#include <windows.h>

/* Looked up when it is called: the import library of an older node.exe does not name it, and nothing would be linked. */
#define OPTIONAL_FUNCTION(function, ...) typedef napi_status(NAPI_CDECL* function##_type)(__VA_ARGS__)
#define CALL_OPTIONAL(function) ((function##_type)(void*)GetProcAddress(GetModuleHandle(NULL), #function))
#define IS_EXPORTED(function) (GetProcAddress(GetModuleHandle(NULL), #function) != NULL)
#else
#define CALL_OPTIONAL(function) function
/* In parentheses the name is no macro, which it is where faults are planted. */
#if defined(__wasm__)
/* A module that imports what is missing cannot be instantiated. */
#define OPTIONAL_FUNCTION(function, ...) NAPI_EXTERN napi_status NAPI_CDECL(function)(__VA_ARGS__)
#define IS_EXPORTED(function) 1
#else
#if defined(__APPLE__)
#define MAY_BE_MISSING __attribute__((weak_import))
#else
#define MAY_BE_MISSING __attribute__((weak))
#endif
#define OPTIONAL_FUNCTION(function, ...) extern napi_status NAPI_CDECL(function)(__VA_ARGS__) MAY_BE_MISSING
#define IS_EXPORTED(function) (function != NULL)
#endif
#endif

OPTIONAL_FUNCTION(node_api_create_external_string_latin1, napi_env, char* string, size_t length, napi_finalize,
                  void* hint, napi_value* result, bool* copied);
OPTIONAL_FUNCTION(node_api_create_external_string_utf16, napi_env, char16_t* string, size_t length, napi_finalize,
                  void* hint, napi_value* result, bool* copied);
OPTIONAL_FUNCTION(node_api_create_buffer_from_arraybuffer, napi_env, napi_value arraybuffer, size_t offset,
                  size_t length, napi_value* result);

/* Experimental in Node.js, for which reason node-api-headers leave them out. */
typedef void (*FinalizeShared)(void* data, void* hint);
OPTIONAL_FUNCTION(node_api_create_object_with_properties, napi_env, napi_value prototype_or_null, napi_value* names,
                  napi_value* values, size_t count, napi_value* result);
OPTIONAL_FUNCTION(node_api_set_prototype, napi_env, napi_value object, napi_value value);
OPTIONAL_FUNCTION(node_api_create_sharedarraybuffer, napi_env, size_t length, void** data, napi_value* result);
OPTIONAL_FUNCTION(node_api_create_external_sharedarraybuffer, napi_env, void* data, size_t length, FinalizeShared,
                  void* hint, napi_value* result);
OPTIONAL_FUNCTION(node_api_is_sharedarraybuffer, napi_env, napi_value value, bool* result);
OPTIONAL_FUNCTION(node_api_post_finalizer, node_api_basic_env, napi_finalize, void* data, void* hint);

#endif /* OPTIONAL_H_ */
