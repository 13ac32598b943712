/*
 * Observes what becomes of exceptions that the complete callback of async work leaves behind: uncaught exceptions at
 * every version.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

#include <string.h>

typedef struct {
  napi_async_work work;
  napi_ref callback;
  char mode[16];
  int completed;
  napi_status status;
} Subject;

static void Execute(napi_env env, void* data) {
  (void)env;
  (void)data;
}

static void Complete(napi_env env, napi_status status, void* data) {
  Subject* subject = data;
  napi_value callback = NULL, undefined, exception;
  subject->completed++;
  subject->status = status;
  if (napi_delete_async_work(env, subject->work) != napi_ok ||
      napi_get_reference_value(env, subject->callback, &callback) != napi_ok ||
      napi_delete_reference(env, subject->callback) != napi_ok || napi_get_undefined(env, &undefined) != napi_ok) {
    abort();
  }
  if (strcmp(subject->mode, "throws") == 0) {
    napi_throw_error(env, "ERR_PROBE_COMPLETE", "thrown by the complete callback");
    return;
  }
  napi_call_function(env, undefined, callback, 0, NULL, NULL);
  if (strcmp(subject->mode, "handles") == 0) napi_get_and_clear_last_exception(env, &exception);
}

static Subject* SubjectOf(napi_env env, napi_value external) {
  void* data = NULL;
  PROBE_MUST(napi_get_value_external(env, external, &data));
  return data;
}

/*
 * queue(mode, callback): an external for state(). mode, what the complete callback does: 'throws' | 'calls' (the callback, and leaves what it throws) | 'handles' (takes what it throws).
 */
static napi_value Queue(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  napi_value name, external;
  size_t length;
  Subject* subject = calloc(1, sizeof(*subject));
  if (subject == NULL) abort();
  PROBE_MUST(napi_get_value_string_utf8(env, args[0], subject->mode, sizeof(subject->mode), &length));
  PROBE_MUST(napi_create_reference(env, args[1], 1, &subject->callback));
  /*
   * Never freed: a finalizer of the handle would run inside the collection at experimental, and Node.js 18 dies when
   * that happens while it handles an exception of the same addon.
   */
  PROBE_MUST(napi_create_external(env, subject, NULL, NULL, &external));
  PROBE_MUST(napi_create_string_utf8(env, "probe", NAPI_AUTO_LENGTH, &name));
  PROBE_MUST(napi_create_async_work(env, NULL, name, Execute, Complete, subject, &subject->work));
  PROBE_MUST(napi_queue_async_work(env, subject->work));
  return external;
}

/* state(external): { completed, status } */
static napi_value State(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  napi_value result = probe_status_object(env, subject->status);
  if (result == NULL) return NULL;
  return probe_set_number(env, result, "completed", subject->completed);
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "queue", Queue);
  PROBE_FUNCTION(exports, "state", State);
  return exports;
}
