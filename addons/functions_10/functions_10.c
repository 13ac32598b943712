/*
 * Observes whether the functions of version 10 can be called: one export per function, under its name, which returns
 * { status, value? }.
 * Built for none and every stable and experimental version; only runtimes that support version 10 load it.
 */
#include "../probe.h"

#if defined(_WIN32)
#include <windows.h>
#endif

/* The engine may refer to them for as long as it likes. */
static char latin1[] = "of the probe";
static char16_t utf16[] = {'o', 'f', ' ', 't', 'h', 'e', ' ', 'p', 'r', 'o', 'b', 'e'};
enum { LENGTH = sizeof(utf16) / sizeof(utf16[0]) };

static napi_value PropertyKeyLatin1(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value key = NULL;
  napi_status status = node_api_create_property_key_latin1(env, latin1, LENGTH, &key);
  return probe_result(env, status, key);
}

static napi_value PropertyKeyUtf8(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value key = NULL;
  napi_status status = node_api_create_property_key_utf8(env, latin1, LENGTH, &key);
  return probe_result(env, status, key);
}

static napi_value PropertyKeyUtf16(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value key = NULL;
  napi_status status = node_api_create_property_key_utf16(env, utf16, LENGTH, &key);
  return probe_result(env, status, key);
}

static napi_value ExternalStringLatin1(napi_env env, napi_callback_info info) {
  (void)info;
  bool copied = false;
  napi_value string = NULL;
  napi_status status = node_api_create_external_string_latin1(env, latin1, LENGTH, NULL, NULL, &string, &copied);
  return probe_result(env, status, string);
}

static napi_value ExternalStringUtf16(napi_env env, napi_callback_info info) {
  (void)info;
  bool copied = false;
  napi_value string = NULL;
  napi_status status = node_api_create_external_string_utf16(env, utf16, LENGTH, NULL, NULL, &string, &copied);
  return probe_result(env, status, string);
}

/* The import library of a node.exe that is older does not name the function, and no addon at all would be linked. */
static napi_status CreateBuffer(napi_env env, napi_value arraybuffer, size_t offset, size_t length,
                                napi_value* buffer) {
#if defined(_WIN32)
  typedef napi_status(NAPI_CDECL * Function)(napi_env, napi_value, size_t, size_t, napi_value*);
  FARPROC found = GetProcAddress(GetModuleHandle(NULL), "node_api_create_buffer_from_arraybuffer");
  return found == NULL ? napi_generic_failure : ((Function)(void*)found)(env, arraybuffer, offset, length, buffer);
#else
  return node_api_create_buffer_from_arraybuffer(env, arraybuffer, offset, length, buffer);
#endif
}

static napi_value BufferFromArraybuffer(napi_env env, napi_callback_info info) {
  (void)info;
  void* data = NULL;
  napi_value arraybuffer, buffer = NULL;
  PROBE_MUST(napi_create_arraybuffer(env, 8, &data, &arraybuffer));
  for (int at = 0; at < 8; at++) ((uint8_t*)data)[at] = (uint8_t)at;
  napi_status status = CreateBuffer(env, arraybuffer, 2, 3, &buffer);
  return probe_result(env, status, buffer);
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "node_api_create_property_key_latin1", PropertyKeyLatin1);
  PROBE_FUNCTION(exports, "node_api_create_property_key_utf8", PropertyKeyUtf8);
  PROBE_FUNCTION(exports, "node_api_create_property_key_utf16", PropertyKeyUtf16);
  PROBE_FUNCTION(exports, "node_api_create_external_string_latin1", ExternalStringLatin1);
  PROBE_FUNCTION(exports, "node_api_create_external_string_utf16", ExternalStringUtf16);
  PROBE_FUNCTION(exports, "node_api_create_buffer_from_arraybuffer", BufferFromArraybuffer);
  return exports;
}
