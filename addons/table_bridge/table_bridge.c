/*
 * A bridge: an ordinary addon that opens a module which calls Node-API through tables (nodejs/node#60916), and gives it tables
 * of the functions that the runtime exports. So such modules run in runtimes that have no tables; that they do says nothing of
 * the runtime's own support. Built for none and every stable and experimental version: the module gets the semantics of
 * the bridge's.
 */
#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE /* RTLD_DEFAULT of glibc */
#endif
#include "../probe.h"

#include "../function_tables.h"

#include <dlfcn.h>

/* Outlive an env on purpose: a module keeps their addresses. */
static JsTable js_table;
static ModuleTable module_table;

/* The functions of the runtime; NULL where it exports none. */
static void FillTables(void) {
#define SLOT(field, function, version, result, parameters) *(void**)&TABLE.field = dlsym(RTLD_DEFAULT, #function);
#define TABLE js_table
#include "js_slots.h"
#undef TABLE
#define TABLE module_table
#include "module_slots.h"
#undef TABLE
#undef SLOT
}

/* The first design. */
static bool SetTablesOf(void* module) {
  SetTables set = (SetTables)(uintptr_t)dlsym(module, "node_api_module_set_vtable_v1");
  if (set == NULL) return false;
  set(&module_table, &js_table);
  return true;
}

/* The second. */
static bool FillFallbacksOf(void* module) {
  const JsTable** js = dlsym(module, "g_node_api_js_vtable_fallback");
  const ModuleTable** tables = dlsym(module, "g_node_api_module_vtable_fallback");
  if (js == NULL || tables == NULL) return false;
  *js = &js_table;
  *tables = &module_table;
  return true;
}

/* load(path): the exports of the module */
static napi_value Load(napi_env env, napi_callback_info info) {
  static char path[32768];
  PROBE_ARGUMENTS(info, 1);
  PROBE_MUST(napi_get_value_string_utf8(env, args[0], path, sizeof(path), NULL));
  void* module = dlopen(path, RTLD_LAZY);
  if (module == NULL) {
    napi_throw_error(env, "ERR_OPEN", dlerror());
    return NULL;
  }
  FillTables();
  napi_addon_register_func init = (napi_addon_register_func)(uintptr_t)dlsym(module, "napi_register_module_v1");
  if (init == NULL || !(SetTablesOf(module) || FillFallbacksOf(module))) {
    napi_throw_error(env, "ERR_NO_MODULE", "the file is no module of either design");
    return NULL;
  }
  napi_value exports;
  PROBE_MUST(napi_create_object(env, &exports));
  return init(env, exports);
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "load", Load);
  return exports;
}
