/* What observes the end of an environment from within native code; see endings.h. */
#include "endings.h"
#include "subject.h"

static void AbortInFinalizer(napi_env env, void* data, void* hint) {
  (void)env;
  (void)hint;
  Subject* subject = data;
  napi_status status = napi_release_threadsafe_function(subject->function, napi_tsfn_abort);
  if (subject->releases < MAX_RELEASES) subject->released[subject->releases++] = status;
}

napi_value AbortLast(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  PROBE_MUST(napi_set_instance_data(env, subject, AbortInFinalizer, NULL));
  return NULL;
}

/* There is one process, and one subject of which it tells. */
static Subject* told;

/* Ends the process at once; in WebAssembly there is none. */
static void ExitNow(int code) {
#if defined(__wasm__)
  (void)code;
  abort();
#else
  _Exit(code);
#endif
}

static void Tell(void) {
  int aborted = 0;
  for (int release = 0; release < told->releases; release++) aborted += told->released[release] == napi_ok;
  ExitNow(100 + 10 * aborted + told->finalized);
}

napi_value TellAtExit(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  told = SubjectOf(env, args[0]);
  if (told == NULL) return NULL;
  if (atexit(Tell) != 0) abort();
#if defined(__linux__)
  /* Bun ends its process so on Linux. */
  if (at_quick_exit(Tell) != 0) abort();
#endif
  return NULL;
}

napi_value Quit(napi_env env, napi_callback_info info) {
  (void)env;
  (void)info;
  ExitNow(0);
  return NULL;
}
