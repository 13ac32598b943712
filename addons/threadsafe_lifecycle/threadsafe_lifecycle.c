/*
 * Observes the life of a thread-safe function: the statuses of its calls, what call_js is given, when its finalizer runs
 * and with what, after a release, after an abort and at the end of its environment.
 * Built for none and every stable and experimental version.
 */
#include "endings.h"
#include "producers.h"
#include "subject.h"

/* call(address, item): the status */
static napi_value Call(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  int32_t item;
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  PROBE_MUST(napi_get_value_int32(env, args[1], &item));
  return probe_number(
      env, napi_call_threadsafe_function(subject->function, &subject->items[item % MAX_ITEMS], napi_tsfn_nonblocking));
}

/* acquire(address): the status */
static napi_value Acquire(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  return probe_number(env, napi_acquire_threadsafe_function(subject->function));
}

/* release(address): the status */
static napi_value Release(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  return probe_number(env, napi_release_threadsafe_function(subject->function, napi_tsfn_release));
}

/* abort(address): the status */
static napi_value Abort(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  napi_status status = napi_release_threadsafe_function(subject->function, napi_tsfn_abort);
  AwaitProducer(subject);
  return probe_number(env, status);
}

/* ref(address): the status */
static napi_value Ref(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  return probe_number(env, napi_ref_threadsafe_function(env, subject->function));
}

/* unref(address): the status */
static napi_value Unref(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  return probe_number(env, napi_unref_threadsafe_function(env, subject->function));
}

/* context(address): { status, own }; own: it is the one that was given, 0 or 1 */
static napi_value Context(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  void* context = NULL;
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  napi_status status = napi_get_threadsafe_function_context(subject->function, &context);
  napi_value result = probe_status_object(env, status);
  if (result == NULL) return NULL;
  return probe_set_number(env, result, "own", context == &subject->context);
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "prepare", Prepare);
  PROBE_FUNCTION(exports, "create", Create);
  PROBE_FUNCTION(exports, "read", Read);
  PROBE_FUNCTION(exports, "call", Call);
  PROBE_FUNCTION(exports, "acquire", Acquire);
  PROBE_FUNCTION(exports, "release", Release);
  PROBE_FUNCTION(exports, "abort", Abort);
  PROBE_FUNCTION(exports, "ref", Ref);
  PROBE_FUNCTION(exports, "unref", Unref);
  PROBE_FUNCTION(exports, "context", Context);
  PROBE_FUNCTION(exports, "block", Block);
  PROBE_FUNCTION(exports, "callFromThread", CallFromThread);
  PROBE_FUNCTION(exports, "abortLast", AbortLast);
  PROBE_FUNCTION(exports, "tellAtExit", TellAtExit);
  PROBE_FUNCTION(exports, "quit", Quit);
  return exports;
}
