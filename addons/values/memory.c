/* Memory that both sides know: external buffers, words of a BigInt. */
#include "values.h"

#include <stdbool.h>

static uint8_t bytes[] = "of the probe";

static void Finalize(napi_env env, void* data, void* hint) {
  (void)env;
  (void)data;
  (void)hint;
}

/* { status, value? } of a call that may have left an exception behind, which is cleared: its status is what counts. */
static napi_value Result(napi_env env, napi_status status, napi_value value) {
  bool pending = false;
  napi_value exception;
  PROBE_MUST(napi_is_exception_pending(env, &pending));
  if (pending) PROBE_MUST(napi_get_and_clear_last_exception(env, &exception));
  return probe_result(env, status, value);
}

/* Reads (length, hasData, hasFinalizer). */
static napi_value ReadExternal(napi_env env, napi_value* args, uint32_t* length, void** data, napi_finalize* finalize) {
  bool has_data, has_finalizer;
  PROBE_MUST(napi_get_value_uint32(env, args[0], length));
  PROBE_MUST(napi_get_value_bool(env, args[1], &has_data));
  PROBE_MUST(napi_get_value_bool(env, args[2], &has_finalizer));
  *data = has_data ? bytes : NULL;
  *finalize = has_finalizer ? Finalize : NULL;
  return args[0];
}

/* externalBuffer(length, hasData, hasFinalizer): { status, value? } */
static napi_value ExternalBuffer(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 3);
  uint32_t length;
  void* data;
  napi_finalize finalize;
  napi_value buffer = NULL;
  if (ReadExternal(env, args, &length, &data, &finalize) == NULL) return NULL;
  napi_status status = napi_create_external_buffer(env, length, data, finalize, NULL, &buffer);
  return Result(env, status, buffer);
}

/* externalArrayBuffer(length, hasData, hasFinalizer): { status, value? } */
static napi_value ExternalArrayBuffer(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 3);
  uint32_t length;
  void* data;
  napi_finalize finalize;
  napi_value buffer = NULL;
  if (ReadExternal(env, args, &length, &data, &finalize) == NULL) return NULL;
  napi_status status = napi_create_external_arraybuffer(env, data, length, finalize, NULL, &buffer);
  return Result(env, status, buffer);
}

/* bigintWords(bigint, room): { status, needed, sign, first: the lowest word }. room 0: asks for the count alone. */
static napi_value BigintWords(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  enum { ROOM = 4 };
  uint64_t words[ROOM] = {0};
  uint32_t room;
  int sign = 0;
  napi_value first;
  PROBE_MUST(napi_get_value_uint32(env, args[1], &room));
  if (room > ROOM) abort();
  size_t count = room;
  napi_status status =
      napi_get_value_bigint_words(env, args[0], room == 0 ? NULL : &sign, &count, room == 0 ? NULL : words);
  napi_value object = probe_status_object(env, status);
  if (object == NULL || probe_set_number(env, object, "needed", (int64_t)count) == NULL) return NULL;
  PROBE_MUST(napi_create_bigint_uint64(env, words[0], &first));
  PROBE_MUST(napi_set_named_property(env, object, "first", first));
  return probe_set_number(env, object, "sign", sign);
}

napi_value AddMemory(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "externalBuffer", ExternalBuffer);
  PROBE_FUNCTION(exports, "externalArrayBuffer", ExternalArrayBuffer);
  PROBE_FUNCTION(exports, "bigintWords", BigintWords);
  return exports;
}
