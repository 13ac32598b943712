/*
 * Observes whether functions of versions 5 to 8 can be called: one export per function, under its name, which returns
 * { status, value? }.
 * Built for none, versions older than the functions, 8 and the experimental version.
 */
#include "../probe.h"

static napi_value Object(napi_env env) {
  napi_value object;
  PROBE_MUST(napi_create_object(env, &object));
  return probe_set_number(env, object, "ofTheProbe", 1);
}

static napi_value CreateDate(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value date = NULL;
  napi_status status = napi_create_date(env, 86400000, &date);
  return probe_result(env, status, date);
}

static napi_value CreateBigintWords(napi_env env, napi_callback_info info) {
  (void)info;
  const uint64_t words[] = {42, 1};
  napi_value bigint = NULL;
  napi_status status = napi_create_bigint_words(env, 0, 2, words, &bigint);
  return probe_result(env, status, bigint);
}

static napi_value GetAllPropertyNames(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value names = NULL;
  napi_value object = Object(env);
  if (object == NULL) return NULL;
  napi_status status =
      napi_get_all_property_names(env, object, napi_key_own_only, napi_key_enumerable, napi_key_keep_numbers, &names);
  return probe_result(env, status, names);
}

static napi_value DetachArraybuffer(napi_env env, napi_callback_info info) {
  (void)info;
  void* data;
  bool detached = false;
  napi_value buffer, value;
  PROBE_MUST(napi_create_arraybuffer(env, 8, &data, &buffer));
  napi_status status = napi_detach_arraybuffer(env, buffer);
  if (status == napi_ok) status = napi_is_detached_arraybuffer(env, buffer, &detached);
  PROBE_MUST(napi_get_boolean(env, detached, &value));
  return probe_result(env, status, value);
}

static napi_value ObjectFreeze(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value object = Object(env);
  if (object == NULL) return NULL;
  return probe_result(env, napi_object_freeze(env, object), object);
}

static napi_value TypeTagObject(napi_env env, napi_callback_info info) {
  (void)info;
  const napi_type_tag tag = {1, 2};
  napi_value object = Object(env);
  if (object == NULL) return NULL;
  return probe_status_object(env, napi_type_tag_object(env, object, &tag));
}

static void NAPI_CDECL Hook(napi_async_cleanup_hook_handle handle, void* data) {
  (void)data;
  napi_remove_async_cleanup_hook(handle);
}

static napi_value AddAsyncCleanupHook(napi_env env, napi_callback_info info) {
  (void)info;
  napi_async_cleanup_hook_handle handle = NULL;
  napi_status status = napi_add_async_cleanup_hook(env, Hook, NULL, &handle);
  if (status == napi_ok) PROBE_MUST(napi_remove_async_cleanup_hook(handle));
  return probe_status_object(env, status);
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "napi_create_date", CreateDate);
  PROBE_FUNCTION(exports, "napi_create_bigint_words", CreateBigintWords);
  PROBE_FUNCTION(exports, "napi_get_all_property_names", GetAllPropertyNames);
  PROBE_FUNCTION(exports, "napi_detach_arraybuffer", DetachArraybuffer);
  PROBE_FUNCTION(exports, "napi_object_freeze", ObjectFreeze);
  PROBE_FUNCTION(exports, "napi_type_tag_object", TypeTagObject);
  PROBE_FUNCTION(exports, "napi_add_async_cleanup_hook", AddAsyncCleanupHook);
  return exports;
}
