/* An addon with faults in its use of memory, each of which has to be found: what finds none of them proves nothing. */
#include <limits.h>
#include <node_api.h>
#include <stdlib.h>
#include <string.h>

enum { KEPT = 64 * 1024 };

/* Memory that nobody frees, and that was written to, or the system would not count it. */
static void Leak(void) {
  volatile char* kept = malloc(KEPT);
  if (kept == NULL) abort();
  for (int at = 0; at < KEPT; at += 1024) kept[at] = 1;
}

static napi_value LeakMemory(napi_env env, napi_callback_info info) {
  (void)env;
  (void)info;
  Leak();
  return NULL;
}

/* AddressSanitizer finds the write after the end. */
static napi_value Overrun(napi_env env, napi_callback_info info) {
  (void)env;
  (void)info;
  volatile int size = 8;
  char* bytes = malloc((size_t)size);
  if (bytes == NULL) abort();
  memset(bytes, 0, (size_t)size + 1);
  free(bytes);
  return NULL;
}

/* UndefinedBehaviorSanitizer finds the signed overflow. */
static napi_value Overflow(napi_env env, napi_callback_info info) {
  (void)env;
  (void)info;
  volatile int number = INT_MAX;
  number += 1;
  return NULL;
}

static void Export(napi_env env, napi_value exports, const char* name, napi_callback callback) {
  napi_value function;
  if (napi_create_function(env, name, NAPI_AUTO_LENGTH, callback, NULL, &function) != napi_ok) abort();
  if (napi_set_named_property(env, exports, name, function) != napi_ok) abort();
}

NAPI_MODULE_INIT() {
  Leak();
  Export(env, exports, "leak", LeakMemory);
  Export(env, exports, "overrun", Overrun);
  Export(env, exports, "overflow", Overflow);
  return exports;
}
