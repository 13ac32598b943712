/*
 * Observes a native lock that the main thread and Workers of a process use at once, as bindings to a library do that
 * may be entered by one thread at a time.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

#if defined(_WIN32)
#include <windows.h>

static SRWLOCK lock = SRWLOCK_INIT;
static void Lock(void) {
  AcquireSRWLockExclusive(&lock);
}
static void Unlock(void) {
  ReleaseSRWLockExclusive(&lock);
}
#else
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static void Lock(void) {
  pthread_mutex_lock(&lock);
}
static void Unlock(void) {
  pthread_mutex_unlock(&lock);
}
#endif

/* Outlive an env on purpose, behind the lock: the state of a library that the whole process shares. */
static int64_t entries = 0;
static volatile int inside = 0;

/*
 * enter(times, visitor): enters so many times and calls the visitor from within at the first; returns { entries,
 * collisions }: how often anybody had entered at the end, and how often somebody else was there.
 */
static napi_value Enter(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  int32_t times;
  int32_t collisions = 0;
  int64_t seen = 0;
  napi_value receiver, result;
  PROBE_MUST(napi_get_value_int32(env, args[0], &times));
  PROBE_MUST(napi_get_undefined(env, &receiver));
  for (int32_t entry = 0; entry < times; entry++) {
    Lock();
    if (inside != 0) collisions++;
    inside = 1;
    napi_status called = entry > 0 ? napi_ok : napi_call_function(env, receiver, args[1], 0, NULL, NULL);
    seen = ++entries;
    inside = 0;
    Unlock();
    PROBE_MUST(called);
  }
  PROBE_MUST(napi_create_object(env, &result));
  if (probe_set_number(env, result, "entries", seen) == NULL) return NULL;
  return probe_set_number(env, result, "collisions", collisions);
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "enter", Enter);
  return exports;
}
