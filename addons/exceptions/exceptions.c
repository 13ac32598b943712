/*
 * Observes exceptions that take the ordinary ways: thrown by a function of the addon, passed on from JavaScript,
 * taken by the addon, and handed to napi_fatal_exception. None of them depends on the declared version.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

#include <string.h>

static int IsText(napi_env env, napi_value value, const char* expected) {
  char text[32];
  size_t length;
  return napi_get_value_string_utf8(env, value, text, sizeof(text), &length) == napi_ok && strcmp(text, expected) == 0;
}

/* throwNew(kind): throws an error; kind: 'error' | 'type' | 'range' | 'codeless' */
static napi_value ThrowNew(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  if (IsText(env, args[0], "error")) napi_throw_error(env, "ERR_PROBE_THROWN", "of the probe");
  if (IsText(env, args[0], "type")) napi_throw_type_error(env, "ERR_PROBE_THROWN", "of the probe");
  if (IsText(env, args[0], "range")) napi_throw_range_error(env, "ERR_PROBE_THROWN", "of the probe");
  if (IsText(env, args[0], "codeless")) napi_throw_error(env, NULL, "of the probe");
  return NULL;
}

/* createNew(kind): { status, value: an error }; kind: 'error' | 'type' | 'range' */
static napi_value CreateNew(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value code, message, error = NULL;
  napi_status status = napi_generic_failure;
  PROBE_MUST(napi_create_string_utf8(env, "ERR_PROBE_CREATED", NAPI_AUTO_LENGTH, &code));
  PROBE_MUST(napi_create_string_utf8(env, "of the probe", NAPI_AUTO_LENGTH, &message));
  if (IsText(env, args[0], "error")) status = napi_create_error(env, code, message, &error);
  if (IsText(env, args[0], "type")) status = napi_create_type_error(env, code, message, &error);
  if (IsText(env, args[0], "range")) status = napi_create_range_error(env, code, message, &error);
  return probe_result(env, status, error);
}

/* throwValue(value): throws it */
static napi_value ThrowValue(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_throw(env, args[0]);
  return NULL;
}

/* passOn(callback): calls it and leaves what it throws pending */
static napi_value PassOn(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value undefined;
  PROBE_MUST(napi_get_undefined(env, &undefined));
  napi_call_function(env, undefined, args[0], 0, NULL, NULL);
  return NULL;
}

/* take(callback): calls it and takes what it throws: { status, pending, value?, pendingAfter } */
static napi_value Take(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value undefined, exception = NULL;
  bool pending = false;
  bool pending_after = false;
  PROBE_MUST(napi_get_undefined(env, &undefined));
  napi_status status = napi_call_function(env, undefined, args[0], 0, NULL, NULL);
  PROBE_MUST(napi_is_exception_pending(env, &pending));
  PROBE_MUST(napi_get_and_clear_last_exception(env, &exception));
  PROBE_MUST(napi_is_exception_pending(env, &pending_after));
  napi_value result = probe_status_object(env, status);
  if (result == NULL) return NULL;
  PROBE_MUST(napi_set_named_property(env, result, "value", exception));
  if (probe_set_number(env, result, "pending", pending) == NULL) return NULL;
  return probe_set_number(env, result, "pendingAfter", pending_after);
}

/* fatal(error): { status } of napi_fatal_exception */
static napi_value Fatal(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_status status = napi_fatal_exception(env, args[0]);
  return probe_status_object(env, status);
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "throwNew", ThrowNew);
  PROBE_FUNCTION(exports, "createNew", CreateNew);
  PROBE_FUNCTION(exports, "throwValue", ThrowValue);
  PROBE_FUNCTION(exports, "passOn", PassOn);
  PROBE_FUNCTION(exports, "take", Take);
  PROBE_FUNCTION(exports, "fatal", Fatal);
  return exports;
}
