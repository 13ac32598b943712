/*
 * Observes whether the functions of version 10 can be called: one export per function, under its name, which returns
 * { status, value? }.
 * Built for none and every stable and experimental version; only runtimes that support version 10 load it.
 */
#include "../optional.h"

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

static napi_value BufferFromArraybuffer(napi_env env, napi_callback_info info) {
  (void)info;
  void* data = NULL;
  napi_value arraybuffer, buffer = NULL;
  PROBE_MUST(napi_create_arraybuffer(env, 8, &data, &arraybuffer));
  for (int at = 0; at < 8; at++) ((uint8_t*)data)[at] = (uint8_t)at;
  napi_status status = CALL_OPTIONAL(node_api_create_buffer_from_arraybuffer)(env, arraybuffer, 2, 3, &buffer);
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
