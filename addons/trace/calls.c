/* The functions that an addon calls in place of those of its runtime: each counts the call and passes it on. */
#include "trace.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void* trace_real[FUNCTION_COUNT];

static __thread Thread* current = NULL;

/* Whether a call of the function does not reach the runtime, as NAPI_MATRIX_TRACE_NEWER says. */
static bool stopped[FUNCTION_COUNT];
static bool stop_by_abort = false;
/* The version whose functions the addon may call. */
static int32_t allowed = 8;

#define TRACED(name, version, env, asked, parameters, arguments) \
  typedef napi_status(NAPI_CDECL* Type_##name) parameters;
#include "traced_functions.h"
#undef TRACED
typedef void(NAPI_CDECL* Type_napi_fatal_error)(const char*, size_t, const char*, size_t);

#define REAL(name) ((Type_##name)(uintptr_t)trace_real[Index_##name])

/* Functions that deal with an error; they may be called while an exception is pending, and keep the last error. */
static bool IsAboutErrors(uint32_t index) {
  return index == Index_napi_get_last_error_info || index == Index_napi_is_exception_pending ||
         index == Index_napi_get_and_clear_last_exception;
}

static inline bool Throws(uint32_t index) {
  return index == Index_napi_throw || index == Index_napi_throw_error || index == Index_napi_throw_type_error ||
         index == Index_napi_throw_range_error || index == Index_node_api_throw_syntax_error;
}

static bool IsPending(napi_env env) {
  bool pending = false;
  return env != NULL && REAL(napi_is_exception_pending) != NULL &&
         REAL(napi_is_exception_pending)(env, &pending) == napi_ok && pending;
}

static napi_status Stop(Thread* thread, uint32_t index, napi_env env) {
  char message[160];
  const Function* function = &trace_record->functions[index];
  char version[32] = "an experimental function";
  if (function->version != EXPERIMENTAL) {
    snprintf(version, sizeof(version), "of Node-API %d", (int)function->version);
  }
  snprintf(message, sizeof(message), "the addon has Node-API %d and called %s, %s", (int)allowed, function->name,
           version);
  if (stop_by_abort || env == NULL || REAL(napi_throw_error) == NULL) {
    fprintf(stderr, "napi-matrix: %s\n", message);
    fflush(stderr);
    abort();
  }
  REAL(napi_throw_error)(env, "ERR_NAPI_MATRIX_NEWER", message);
  thread->watched |= MAY_BE_PENDING;
  thread->thrower = index;
  return napi_pending_exception;
}

/* Runs before a call of a watched thread: returns whether an exception was pending. */
static bool Look(Thread* thread, uint32_t index, napi_env env) {
  if (thread->watched & FAILED) {
    thread->watched &= ~(uint32_t)FAILED;
    trace_event(FAILURE, thread->failed, index, thread->failed_status, thread);
  }
  if (!(thread->watched & MAY_BE_PENDING) || env == NULL) return false;
  if (index == Index_napi_get_and_clear_last_exception) thread->watched &= ~(uint32_t)MAY_BE_PENDING;
  if (IsAboutErrors(index)) return false;
  if (IsPending(env)) return true;
  /* It went on to JavaScript when a callback returned. */
  thread->watched &= ~(uint32_t)MAY_BE_PENDING;
  return false;
}

static void Note(Thread* thread, uint32_t index, napi_status status, bool was_pending) {
  if (status == napi_ok) {
    thread->watched |= MAY_BE_PENDING;
    thread->thrower = index;
    return;
  }
  thread->watched |= FAILED;
  thread->failed = index;
  thread->failed_status = (uint32_t)status;
  if (status != napi_pending_exception) return;
  if (was_pending) {
    trace_event(REFUSED, index, thread->thrower, (uint32_t)status, thread);
  } else {
    thread->watched |= MAY_BE_PENDING;
    thread->thrower = index;
  }
}

#define TRACED(name, version, env, asked, parameters, arguments)                                      \
  static napi_status NAPI_CDECL Call_##name parameters {                                              \
    Thread* thread = current;                                                                         \
    if (UNLIKELY(thread == NULL)) thread = current = trace_new_thread();                              \
    bool was_pending = UNLIKELY(thread->watched != 0) && Look(thread, Index_##name, (napi_env)asked); \
    thread->calls[Index_##name]++;                                                                    \
    if ((version) > 8 && stopped[Index_##name]) return Stop(thread, Index_##name, (napi_env)env);     \
    uint32_t outer = thread->inside;                                                                  \
    thread->inside = Index_##name;                                                                    \
    napi_status status = REAL(name) arguments;                                                        \
    thread->inside = outer;                                                                           \
    if (UNLIKELY(status != napi_ok) || Throws(Index_##name)) {                                        \
      Note(thread, Index_##name, status, was_pending);                                                \
    }                                                                                                 \
    return status;                                                                                    \
  }
#include "traced_functions.h"
#undef TRACED

static void NAPI_CDECL Call_napi_fatal_error(const char* location, size_t location_length, const char* message,
                                             size_t message_length) {
  if (current == NULL) current = trace_new_thread();
  current->calls[Index_napi_fatal_error]++;
  current->inside = Index_napi_fatal_error;
  REAL(napi_fatal_error)(location, location_length, message, message_length);
}

#define TRACED(name, version, env, asked, parameters, arguments) (void*)Call_##name,
void* const trace_calls[FUNCTION_COUNT] = {
#include "traced_functions.h"
    (void*)Call_napi_fatal_error,
};
#undef TRACED

uint32_t trace_index_of(const char* name) {
  if (strncmp(name, "napi_", 5) != 0 && strncmp(name, "node_api_", 9) != 0) return NOTHING;
  for (uint32_t index = 0; index < FUNCTION_COUNT; index++) {
    if (strcmp(trace_record->functions[index].name, name) == 0) return index;
  }
  return NOTHING;
}

void trace_prepare_calls(int32_t effective) {
  const char* newer = getenv("NAPI_MATRIX_TRACE_NEWER");
  allowed = effective;
  stop_by_abort = newer != NULL && strcmp(newer, "abort") == 0;
  bool stops = stop_by_abort || (newer != NULL && strcmp(newer, "throw") == 0);
  for (uint32_t index = 0; index < FUNCTION_COUNT; index++) {
    Function* function = &trace_record->functions[index];
    trace_real[index] = dlsym(RTLD_DEFAULT, function->name);
    if (trace_real[index] != NULL) function->marks |= EXPORTED;
    if (function->version > effective) {
      function->marks |= NEWER;
      stopped[index] = stops;
    }
  }
}
