/*
 * Reads what other built addons declare, by calling the two symbols without registering the addon. It serves the
 * build, which asserts that every file declares what it was built for; no runtime under test ever loads it.
 */
#include "../probe.h"

#if defined(_WIN32)
#include <windows.h>

static void* Open(const char* path) {
  wchar_t wide[32768];
  if (MultiByteToWideChar(CP_UTF8, 0, path, -1, wide, 32768) == 0) return NULL;
  return (void*)LoadLibraryW(wide);
}

static void* Find(void* library, const char* symbol) {
  return (void*)GetProcAddress((HMODULE)library, symbol);
}

static const char* OpenError(void) {
  return "LoadLibrary failed";
}
#else
#include <dlfcn.h>

static void* Open(const char* path) {
  return dlopen(path, RTLD_LAZY | RTLD_LOCAL);
}

static void* Find(void* library, const char* symbol) {
  return dlsym(library, symbol);
}

static const char* OpenError(void) {
  return dlerror();
}
#endif

typedef int32_t(NAPI_CDECL* VersionFunction)(void);

static napi_value SetDeclared(napi_env env, napi_value result, void* library, const char* symbol,
                              const char* property) {
  void* found = Find(library, symbol);
  if (found == NULL) return result;
  return probe_set_number(env, result, property, ((VersionFunction)(uintptr_t)found)());
}

/* read(path): { shipped?, proposed? }, the numbers declared under the two names */
static napi_value Read(napi_env env, napi_callback_info info) {
  static char path[32768];
  PROBE_ARGUMENTS(info, 1);
  PROBE_MUST(napi_get_value_string_utf8(env, args[0], path, sizeof(path), NULL));
  void* library = Open(path);
  if (library == NULL) {
    napi_throw_error(env, "ERR_OPEN", OpenError());
    return NULL;
  }
  napi_value result;
  PROBE_MUST(napi_create_object(env, &result));
  result = SetDeclared(env, result, library, "node_api_module_get_api_version_v1", "shipped");
  if (result == NULL) return NULL;
  return SetDeclared(env, result, library, "napi_module_get_api_version_v1", "proposed");
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "read", Read);
  return exports;
}
