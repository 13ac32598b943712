/*
 * Observes what becomes of exceptions that thread-safe functions leave behind: from call_js, from the JavaScript
 * callback behind the default call_js, and from the finalizer; called from a native thread and from the loop thread.
 * From version 10 they are uncaught exceptions; before, Node.js warns with DEP0168 and goes on.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"
#include "../thread.h"
#include "standard_error.h"

#include <string.h>

typedef struct {
  napi_threadsafe_function function;
  int throws_in_finalizer;
  int calls_wanted;
  int has_thread;
  Thread thread;
  /* Written and read on the loop thread only. */
  int calls_seen;
  int finalized;
} Subject;

static int IsText(napi_env env, napi_value value, const char* expected) {
  char text[32];
  size_t length;
  return napi_get_value_string_utf8(env, value, text, sizeof(text), &length) == napi_ok && strcmp(text, expected) == 0;
}

static void CallJsThrows(napi_env env, napi_value callback, void* context, void* data) {
  (void)callback;
  (void)data;
  Subject* subject = context;
  if (env == NULL) return;
  subject->calls_seen++;
  napi_throw_error(env, "ERR_PROBE_CALL_JS", "thrown by call_js");
}

/* Calls the callback and leaves whatever it throws pending. */
static void CallJsCalls(napi_env env, napi_value callback, void* context, void* data) {
  (void)data;
  Subject* subject = context;
  if (env == NULL) return;
  subject->calls_seen++;
  napi_value undefined;
  if (napi_get_undefined(env, &undefined) == napi_ok) {
    napi_call_function(env, undefined, callback, 0, NULL, NULL);
  }
}

/* Calls the callback and takes the exception, as a careful addon does. */
static void CallJsHandles(napi_env env, napi_value callback, void* context, void* data) {
  CallJsCalls(env, callback, context, data);
  if (env == NULL) return;
  napi_value exception;
  napi_get_and_clear_last_exception(env, &exception);
}

static void Finalize(napi_env env, void* data, void* hint) {
  (void)hint;
  Subject* subject = data;
  if (subject->has_thread) ThreadJoin(subject->thread);
  subject->has_thread = 0;
  subject->finalized++;
  if (subject->throws_in_finalizer) {
    napi_throw_error(env, "ERR_PROBE_FINALIZER", "thrown by the finalizer");
  }
}

static Subject* SubjectOf(napi_env env, napi_value external) {
  void* data = NULL;
  PROBE_MUST(napi_get_value_external(env, external, &data));
  return data;
}

/*
 * create(callJs, finalizer, callback): an external.
 * callJs: 'default' | 'throws' | 'calls' | 'handles'; finalizer: 'quiet' | 'throws'.
 */
static napi_value Create(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 3);
  napi_value name, external;
  napi_threadsafe_function_call_js call_js = NULL;
  if (IsText(env, args[0], "throws")) call_js = CallJsThrows;
  if (IsText(env, args[0], "calls")) call_js = CallJsCalls;
  if (IsText(env, args[0], "handles")) call_js = CallJsHandles;

  Subject* subject = calloc(1, sizeof(*subject));
  if (subject == NULL) abort();
  /*
   * Never freed: a finalizer of the handle would run inside the collection at experimental, and Node.js 18 dies when
   * that happens while it handles an exception of the same addon.
   */
  PROBE_MUST(napi_create_external(env, subject, NULL, NULL, &external));
  subject->throws_in_finalizer = IsText(env, args[1], "throws");
  PROBE_MUST(napi_create_string_utf8(env, "probe", NAPI_AUTO_LENGTH, &name));
  PROBE_MUST(napi_create_threadsafe_function(env, args[2], NULL, name, 0, 1, subject, Finalize, subject, call_js,
                                             &subject->function));
  return external;
}

/* callFromLoop(external, calls): calls, releases; returns the statuses of the calls and of the release. */
static napi_value CallFromLoop(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  PROBE_MUST(napi_get_value_int32(env, args[1], &subject->calls_wanted));
  napi_status called = napi_ok;
  for (int call = 0; call < subject->calls_wanted && called == napi_ok; call++) {
    called = napi_call_threadsafe_function(subject->function, NULL, napi_tsfn_nonblocking);
  }
  napi_status released = napi_release_threadsafe_function(subject->function, napi_tsfn_release);
  napi_value result;
  PROBE_MUST(napi_create_object(env, &result));
  if (probe_set_number(env, result, "called", called) == NULL) return NULL;
  return probe_set_number(env, result, "released", released);
}

THREAD_BODY(ThreadMain, argument) {
  Subject* subject = argument;
  for (int call = 0; call < subject->calls_wanted; call++) {
    if (napi_call_threadsafe_function(subject->function, NULL, napi_tsfn_blocking) != napi_ok) break;
  }
  napi_release_threadsafe_function(subject->function, napi_tsfn_release);
  return THREAD_RESULT;
}

/* callFromThread(external, calls): the same from a native thread, which the finalizer joins. */
static napi_value CallFromThread(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  PROBE_MUST(napi_get_value_int32(env, args[1], &subject->calls_wanted));
  subject->has_thread = ThreadStart(&subject->thread, ThreadMain, subject);
  return probe_number(env, subject->has_thread ? 0 : 1);
}

/* state(external): { calls, finalized } */
static napi_value State(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  napi_value result;
  PROBE_MUST(napi_create_object(env, &result));
  if (probe_set_number(env, result, "calls", subject->calls_seen) == NULL) return NULL;
  return probe_set_number(env, result, "finalized", subject->finalized);
}

/* takeStandardError(): an external for giveBackStandardError(external), which returns the text; null where it cannot. */
static napi_value TakeStandardError(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value result;
#if !defined(HAS_STANDARD_ERROR)
  PROBE_MUST(napi_get_null(env, &result));
#else
  StandardError* taken = calloc(1, sizeof(*taken));
  if (taken == NULL || !StandardErrorTake(taken)) abort();
  PROBE_MUST(napi_create_external(env, taken, NULL, NULL, &result));
#endif
  return result;
}

static napi_value GiveBackStandardError(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value result;
#if !defined(HAS_STANDARD_ERROR)
  (void)args;
  PROBE_MUST(napi_get_null(env, &result));
#else
  void* taken = NULL;
  char text[16384];
  PROBE_MUST(napi_get_value_external(env, args[0], &taken));
  size_t length = StandardErrorGiveBack(taken, text, sizeof(text));
  free(taken);
  PROBE_MUST(napi_create_string_utf8(env, text, length, &result));
#endif
  return result;
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "create", Create);
  PROBE_FUNCTION(exports, "callFromLoop", CallFromLoop);
  PROBE_FUNCTION(exports, "callFromThread", CallFromThread);
  PROBE_FUNCTION(exports, "state", State);
  PROBE_FUNCTION(exports, "takeStandardError", TakeStandardError);
  PROBE_FUNCTION(exports, "giveBackStandardError", GiveBackStandardError);
  return exports;
}
