/*
 * Observes napi_get_last_error_info: after calls that fail in every way that a call can be made to fail, and after
 * calls that succeed.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

/* Left open by a failure: closing it at once would be another call, and the last error is that of the last call. */
typedef struct {
  napi_ref reference;
  napi_escapable_handle_scope scope;
} Leftovers;

/* Makes a call return the wanted status. `unsuited`: a value that the call must refuse. */
static napi_status Fail(napi_env env, napi_status wanted, napi_value object, napi_value number, napi_value unsuited,
                        Leftovers* leftovers) {
  napi_value result;
  uint32_t count;
  int64_t integer;
  double floating;
  bool flag;
  switch ((int)wanted) {
    case napi_invalid_arg:
      return napi_create_object(env, NULL);
    case napi_object_expected:
      return napi_get_property(env, unsuited, number, &result);
    case napi_string_expected:
      return napi_get_value_string_utf8(env, number, NULL, 0, NULL);
    case napi_name_expected:
      return napi_has_own_property(env, object, number, &flag);
    case napi_function_expected:
      return napi_instanceof(env, object, object, &flag);
    case napi_number_expected:
      return napi_get_value_double(env, object, &floating);
    case napi_boolean_expected:
      return napi_get_value_bool(env, number, &flag);
    case napi_array_expected:
      return napi_get_array_length(env, object, &count);
    case napi_generic_failure:
      if (napi_create_reference(env, object, 0, &leftovers->reference) != napi_ok) return napi_ok;
      return napi_reference_unref(env, leftovers->reference, &count);
    case napi_pending_exception:
      napi_throw_error(env, "ERR_PROBE_PENDING", "of the probe");
      return napi_get_property(env, object, number, &result);
    case napi_escape_called_twice:
      if (napi_open_escapable_handle_scope(env, &leftovers->scope) != napi_ok) return napi_ok;
      if (napi_escape_handle(env, leftovers->scope, number, &result) != napi_ok) return napi_ok;
      return napi_escape_handle(env, leftovers->scope, number, &result);
    case napi_bigint_expected:
      return napi_get_value_bigint_int64(env, number, &integer, &flag);
    case napi_date_expected:
      return napi_get_date_value(env, object, &floating);
    case napi_arraybuffer_expected:
      return napi_detach_arraybuffer(env, object);
    case napi_detachable_arraybuffer_expected:
      return napi_detach_arraybuffer(env, unsuited);
    default:
      return napi_ok;
  }
}

/* Sets object[code] and object[message] to what the last call left. */
static napi_value Describe(napi_env env, napi_value object, const napi_extended_error_info* info) {
  napi_value message;
  if (probe_set_number(env, object, "code", info->error_code) == NULL) return NULL;
  if (info->error_message == NULL) {
    PROBE_MUST(napi_get_null(env, &message));
  } else {
    PROBE_MUST(napi_create_string_utf8(env, info->error_message, NAPI_AUTO_LENGTH, &message));
  }
  PROBE_MUST(napi_set_named_property(env, object, "message", message));
  return object;
}

/* fail(wanted, unsuited): { status, code, message } */
static napi_value FailCallback(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  int32_t wanted;
  bool pending;
  napi_value result, object, exception;
  const napi_extended_error_info* last;
  PROBE_MUST(napi_get_value_int32(env, args[0], &wanted));
  PROBE_MUST(napi_create_object(env, &object));
  Leftovers leftovers = {NULL, NULL};
  napi_status status = Fail(env, (napi_status)wanted, object, args[0], args[1], &leftovers);
  PROBE_MUST(napi_get_last_error_info(env, &last));
  /* The next call overwrites the info. */
  napi_extended_error_info copy = *last;
  PROBE_MUST(napi_is_exception_pending(env, &pending));
  if (pending) PROBE_MUST(napi_get_and_clear_last_exception(env, &exception));
  if (leftovers.scope != NULL) PROBE_MUST(napi_close_escapable_handle_scope(env, leftovers.scope));
  if (leftovers.reference != NULL) PROBE_MUST(napi_delete_reference(env, leftovers.reference));
  result = probe_status_object(env, status);
  return result == NULL ? NULL : Describe(env, result, &copy);
}

/* succeed(): { status, code, message } of a call that succeeded after one that failed */
static napi_value Succeed(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value result, object;
  const napi_extended_error_info* last;
  napi_status failed = napi_create_object(env, NULL);
  napi_status status = napi_create_object(env, &object);
  PROBE_MUST(napi_get_last_error_info(env, &last));
  napi_extended_error_info copy = *last;
  result = probe_status_object(env, status);
  if (result == NULL || probe_set_number(env, result, "failed", failed) == NULL) return NULL;
  return Describe(env, result, &copy);
}

/* getAgain(): { status, code, message } of the second request for one failure */
static napi_value GetAgain(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value result;
  const napi_extended_error_info* last;
  napi_status status = napi_create_object(env, NULL);
  PROBE_MUST(napi_get_last_error_info(env, &last));
  PROBE_MUST(napi_get_last_error_info(env, &last));
  napi_extended_error_info copy = *last;
  result = probe_status_object(env, status);
  return result == NULL ? NULL : Describe(env, result, &copy);
}

/* leave(): leaves a failure behind as its last call. */
static napi_value Leave(napi_env env, napi_callback_info info) {
  (void)info;
  napi_create_object(env, NULL);
  return NULL;
}

/* enter(): { status, code } of what napi_get_last_error_info says before any other call */
static napi_value Enter(napi_env env, napi_callback_info info) {
  (void)info;
  const napi_extended_error_info* last = NULL;
  napi_status status = napi_get_last_error_info(env, &last);
  napi_status code = last == NULL ? napi_generic_failure : last->error_code;
  napi_value result = probe_status_object(env, status);
  return result == NULL ? NULL : probe_set_number(env, result, "code", code);
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "fail", FailCallback);
  PROBE_FUNCTION(exports, "succeed", Succeed);
  PROBE_FUNCTION(exports, "getAgain", GetAgain);
  PROBE_FUNCTION(exports, "leave", Leave);
  PROBE_FUNCTION(exports, "enter", Enter);
  return exports;
}
