/*
 * Observes which functions a runtime exports to addons, by looking their names up in the process.
 * Built for none: what a process exports does not depend on who looks.
 */
#if !defined(_WIN32)
/* RTLD_DEFAULT of glibc. */
#define _GNU_SOURCE
#include <dlfcn.h>
#endif

#include "../probe.h"

#if defined(_WIN32)
#include <windows.h>

static int IsExported(const char* name) {
  return GetProcAddress(GetModuleHandle(NULL), name) != NULL;
}
#else
static int IsExported(const char* name) {
  return dlsym(RTLD_DEFAULT, name) != NULL;
}
#endif

/* isExported(name): a boolean */
static napi_value IsExportedCallback(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  char name[128];
  size_t length;
  napi_value result;
  PROBE_MUST(napi_get_value_string_utf8(env, args[0], name, sizeof(name), &length));
  PROBE_MUST(napi_get_boolean(env, IsExported(name), &result));
  return result;
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "isExported", IsExportedCallback);
  return exports;
}
