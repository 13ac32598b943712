/* Records of calls; see record.h. */
#include "record.h"

#include <string.h>

void Note(Record* record, napi_env env, const char* function, napi_status status) {
  if (record->count == MAX_CALLS) abort();
  Call* call = &record->calls[record->count++];
  const napi_extended_error_info* error = NULL;
  napi_value exception;
  call->purpose = record->purpose;
  call->function = function;
  call->status = status;
  /* First, because every other call sets the error anew. */
  if (napi_get_last_error_info(env, &error) == napi_ok && error->error_message != NULL) {
    strncpy(call->message, error->error_message, MAX_MESSAGE - 1);
  }
  call->pending = false;
  call->pending_status = napi_is_exception_pending(env, &call->pending);
  /* A runtime that ran the call after all must not answer the next one with its exception. */
  if (call->pending) napi_get_and_clear_last_exception(env, &exception);
}

napi_value RecordObject(napi_env env, const Record* record) {
  napi_value result, calls;
  PROBE_MUST(napi_create_object(env, &result));
  PROBE_MUST(napi_create_array(env, &calls));
  if (probe_set_number(env, result, "runs", record->runs) == NULL) return NULL;
  PROBE_MUST(napi_set_named_property(env, result, "calls", calls));
  for (int index = 0; index < record->count; index++) {
    const Call* call = &record->calls[index];
    napi_value entry, purpose, function, message, pending;
    PROBE_MUST(napi_create_object(env, &entry));
    PROBE_MUST(napi_create_string_utf8(env, call->purpose, NAPI_AUTO_LENGTH, &purpose));
    PROBE_MUST(napi_create_string_utf8(env, call->function, NAPI_AUTO_LENGTH, &function));
    PROBE_MUST(napi_create_string_utf8(env, call->message, NAPI_AUTO_LENGTH, &message));
    PROBE_MUST(napi_get_boolean(env, call->pending, &pending));
    PROBE_MUST(napi_set_named_property(env, entry, "purpose", purpose));
    PROBE_MUST(napi_set_named_property(env, entry, "function", function));
    PROBE_MUST(napi_set_named_property(env, entry, "message", message));
    PROBE_MUST(napi_set_named_property(env, entry, "pending", pending));
    if (probe_set_number(env, entry, "pendingStatus", call->pending_status) == NULL) return NULL;
    if (probe_set_number(env, entry, "status", call->status) == NULL) return NULL;
    PROBE_MUST(napi_set_element(env, calls, (uint32_t)index, entry));
  }
  return result;
}
