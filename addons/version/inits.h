/*
 * The number of inits in this process, of all files of the subject `version`. It lets a probe see through one addon
 * whether the init of another ran, when that other could not be loaded. Each file has static data of its own, so
 * they find the number through an environment variable of the process, and need nothing of the runtime for it. A module
 * of WebAssembly shares nothing but the global object.
 */
#ifndef INITS_H_
#define INITS_H_

#include "../probe.h"

#ifdef __wasm__

static const char INITS[] = "napiMatrixInits";

static int64_t CountedInits(napi_env env) {
  napi_value global, number;
  int64_t count = 0;
  if (napi_get_global(env, &global) != napi_ok) return 0;
  if (napi_get_named_property(env, global, INITS, &number) != napi_ok) return 0;
  return napi_get_value_int64(env, number, &count) == napi_ok ? count : 0;
}

static void CountInit(napi_env env) {
  napi_value global, number;
  if (napi_create_int64(env, CountedInits(env) + 1, &number) != napi_ok) return;
  if (napi_get_global(env, &global) != napi_ok) return;
  napi_set_named_property(env, global, INITS, number);
}

#else

#ifdef _WIN32
#include <windows.h>
#define PROCESS_ID ((long)GetCurrentProcessId())
#else
#include <unistd.h>
#define PROCESS_ID ((long)getpid())
#endif

/* The process id and the address of the number: a child process inherits the variable, and not the memory. */
static const char INITS[] = "NAPI_MATRIX_INITS";

static int ReadVariable(char* text, size_t size) {
#ifdef _WIN32
  return GetEnvironmentVariableA(INITS, text, (DWORD)size) > 0;
#else
  const char* value = getenv(INITS);
  return value != NULL && snprintf(text, size, "%s", value) > 0;
#endif
}

static void WriteVariable(const char* text) {
#ifdef _WIN32
  SetEnvironmentVariableA(INITS, text);
#else
  setenv(INITS, text, 1);
#endif
}

/* It lives as long as the process. */
static int64_t* SharedNumber(void) {
  char text[64];
  long owner = 0;
  void* number = NULL;
  if (ReadVariable(text, sizeof(text)) && sscanf(text, "%ld %p", &owner, &number) == 2 && owner == PROCESS_ID) {
    return number;
  }
  number = calloc(1, sizeof(int64_t));
  if (number == NULL) abort();
  snprintf(text, sizeof(text), "%ld %p", PROCESS_ID, number);
  WriteVariable(text);
  return number;
}

static int64_t CountedInits(napi_env env) {
  (void)env;
  return *SharedNumber();
}

static void CountInit(napi_env env) {
  (void)env;
  ++*SharedNumber();
}

#endif

#endif /* INITS_H_ */
