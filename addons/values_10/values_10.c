/*
 * Observes external strings: empty ones, and what the runtime reports about having copied one.
 * Built for none and every stable and experimental version; only runtimes that support version 10 load it.
 */
#include "../probe.h"

#include <stdbool.h>

/* Sets the bool that its hint points to, while that is still there. */
static void Finalize(napi_env env, void* data, void* hint) {
  (void)env;
  (void)data;
  *(bool*)hint = true;
}

/* The engine may refer to them for as long as it likes. */
static char latin1[] = "of the probe";
static char16_t utf16[] = {'o', 'f', ' ', 't', 'h', 'e', ' ', 'p', 'r', 'o', 'b', 'e'};
enum { LENGTH = sizeof(utf16) / sizeof(utf16[0]) };

/* externalString(isUtf16, length, copied): { status, value?, copied, finalized }. copied: what the bool is before. */
static napi_value ExternalString(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 3);
  bool is_utf16, copied;
  uint32_t length;
  napi_value string = NULL, boolean;
  PROBE_MUST(napi_get_value_bool(env, args[0], &is_utf16));
  PROBE_MUST(napi_get_value_uint32(env, args[1], &length));
  PROBE_MUST(napi_get_value_bool(env, args[2], &copied));
  if (length > LENGTH) abort();
  /* Never freed: a finalizer may come at any time. */
  bool* finalized = calloc(1, sizeof(*finalized));
  if (finalized == NULL) abort();
  napi_status status =
      is_utf16 ? node_api_create_external_string_utf16(env, utf16, length, Finalize, finalized, &string, &copied)
               : node_api_create_external_string_latin1(env, latin1, length, Finalize, finalized, &string, &copied);
  bool at_once = *finalized;
  napi_value object = probe_result(env, status, string);
  if (object == NULL) return NULL;
  PROBE_MUST(napi_get_boolean(env, copied, &boolean));
  PROBE_MUST(napi_set_named_property(env, object, "copied", boolean));
  PROBE_MUST(napi_get_boolean(env, at_once, &boolean));
  PROBE_MUST(napi_set_named_property(env, object, "finalized", boolean));
  return object;
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "externalString", ExternalString);
  return exports;
}
