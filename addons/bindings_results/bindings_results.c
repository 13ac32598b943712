/*
 * Observes how generated bindings hand over what came of a native call: errors with a numeric code, and native
 * iterators that are drained into an array.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

static napi_value NewError(napi_env env, int32_t code, const char* text) {
  napi_value message, error;
  PROBE_MUST(napi_create_string_utf8(env, text, NAPI_AUTO_LENGTH, &message));
  PROBE_MUST(napi_create_error(env, NULL, message, &error));
  return probe_set_number(env, error, "code", code);
}

static napi_value Throw(napi_env env, int32_t code, const char* text) {
  napi_value error = NewError(env, code, text);
  if (error != NULL) PROBE_MUST(napi_throw(env, error));
  return NULL;
}

/* fail(code): throws an Error with that number as its code. */
static napi_value Fail(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  int32_t code;
  PROBE_MUST(napi_get_value_int32(env, args[0], &code));
  return Throw(env, code, "the call failed");
}

/* createError(code): the status of napi_create_error with it as the code. */
static napi_value CreateError(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value message, error;
  PROBE_MUST(napi_create_string_utf8(env, "of the probe", NAPI_AUTO_LENGTH, &message));
  return probe_number(env, napi_create_error(env, args[0], message, &error));
}

typedef struct {
  int32_t next;
  int32_t end;
  int32_t fails_at;
} Iterator;

static void FreeIterator(napi_env env, void* data, void* hint) {
  (void)env;
  (void)hint;
  free(data);
}

/* iterate(end, failsAt): an iterator over { index: 0 } ... that fails there unless that is below 0. */
static napi_value Iterate(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  napi_value external;
  Iterator* iterator = calloc(1, sizeof(*iterator));
  if (iterator == NULL) abort();
  PROBE_MUST(napi_create_external(env, iterator, FreeIterator, NULL, &external));
  PROBE_MUST(napi_get_value_int32(env, args[0], &iterator->end));
  PROBE_MUST(napi_get_value_int32(env, args[1], &iterator->fails_at));
  return external;
}

/* Appends the iterator's next element to an array, within a scope of its own. */
static napi_value Append(napi_env env, napi_value array, uint32_t index, int32_t element) {
  napi_handle_scope scope;
  napi_value object;
  PROBE_MUST(napi_open_handle_scope(env, &scope));
  PROBE_MUST(napi_create_object(env, &object));
  if (probe_set_number(env, object, "index", element) == NULL) return NULL;
  PROBE_MUST(napi_set_element(env, array, index, object));
  PROBE_MUST(napi_close_handle_scope(env, scope));
  return array;
}

/* drain(iterator): an array of what is left in it; throws an Error with a numeric code where it fails. */
static napi_value Drain(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  void* data = NULL;
  napi_value array;
  PROBE_MUST(napi_get_value_external(env, args[0], &data));
  Iterator* iterator = data;
  PROBE_MUST(napi_create_array(env, &array));
  for (uint32_t index = 0; iterator->next < iterator->end; index++) {
    int32_t element = iterator->next++;
    if (element == iterator->fails_at) return Throw(env, element, "the iterator failed");
    if (Append(env, array, index, element) == NULL) return NULL;
  }
  return array;
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "fail", Fail);
  PROBE_FUNCTION(exports, "createError", CreateError);
  PROBE_FUNCTION(exports, "iterate", Iterate);
  PROBE_FUNCTION(exports, "drain", Drain);
  return exports;
}
