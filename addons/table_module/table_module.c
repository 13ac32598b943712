/*
 * A module that imports no function of Node-API and calls them through tables (nodejs/node#60916). Observes what a runtime
 * gives it, and what a call through the tables does. Built for none and every stable and experimental version.
 *
 * FIRST_DESIGN (the variant `first`): it exports node_api_module_set_vtable_v1, through which it is given the tables. Without, they
 * are behind napi_env; where no sentinel is there, in two variables that it exports, which are NULL until a bridge fills them.
 */
#include "../function_tables.h"
#include "../thread.h"

#include <stdlib.h>

#if defined(FIRST_DESIGN)
static EnvTables given = {0};

NAPI_MODULE_EXPORT void NAPI_CDECL node_api_module_set_vtable_v1(const ModuleTable* module, const JsTable* js) {
  given = (EnvTables){0, js, module};
}

static EnvTables Tables(napi_env env) {
  (void)env;
  return given;
}
#else
/* The names are those of the second design: a bridge that fills them makes the module work where there is no sentinel. */
NAPI_MODULE_EXPORT const JsTable* g_node_api_js_vtable_fallback = NULL;
NAPI_MODULE_EXPORT const ModuleTable* g_node_api_module_vtable_fallback = NULL;

static EnvTables Tables(napi_env env) {
  EnvTables tables = TablesOf(env);
  if (tables.sentinel == TABLE_SENTINEL) return tables;
  return (EnvTables){tables.sentinel, g_node_api_js_vtable_fallback, g_node_api_module_vtable_fallback};
}
#endif

/* An answer is an object of numbers. */
static napi_value Answer(napi_env env) {
  napi_value object = NULL;
  if (Tables(env).js->create_object(env, &object) != napi_ok) abort();
  return object;
}

static napi_value With(napi_env env, napi_value object, const char* name, int64_t number) {
  const JsTable* js = Tables(env).js;
  napi_value value = NULL;
  if (js->create_int64(env, number, &value) != napi_ok) abort();
  if (js->set_named_property(env, object, name, value) != napi_ok) abort();
  return object;
}

/* found(): { sentinel, js, module }, 0 or 1 each */
static napi_value Found(napi_env env, napi_callback_info info) {
  (void)info;
  EnvTables tables = Tables(env);
  napi_value answer = Answer(env);
  With(env, answer, "sentinel", tables.sentinel == TABLE_SENTINEL);
  With(env, answer, "js", tables.js != NULL);
  return With(env, answer, "module", tables.module != NULL);
}

/* primitiveReference(): { status }, through which the effective version shows */
static napi_value PrimitiveReference(napi_env env, napi_callback_info info) {
  (void)info;
  const JsTable* js = Tables(env).js;
  napi_value number = NULL;
  napi_ref reference = NULL;
  if (js->create_int64(env, 42, &number) != napi_ok) abort();
  napi_status status = js->create_reference(env, number, 1, &reference);
  if (status == napi_ok) js->delete_reference(env, reference);
  return With(env, Answer(env), "status", status);
}

typedef struct {
  int version;
  bool is_set;
} Slot;

/* slots(version): { empty: slots of versions up to this one that are NULL, full: those of later versions that are not } */
static napi_value Slots(napi_env env, napi_callback_info info) {
  EnvTables tables = Tables(env);
#define SLOT(field, function, version, result, parameters) {version, TABLE->field != NULL},
  const Slot slots[] = {
#define TABLE tables.js
#include "js_slots.h"
#undef TABLE
#define TABLE tables.module
#include "module_slots.h"
#undef TABLE
  };
#undef SLOT
  size_t argc = 1;
  napi_value argument = NULL;
  int32_t supported = 0;
  tables.js->get_cb_info(env, info, &argc, &argument, NULL, NULL);
  tables.js->get_value_int32(env, argument, &supported);
  int64_t empty = 0, full = 0;
  for (size_t at = 0; at < sizeof(slots) / sizeof(*slots); at++) {
    bool is_supported = slots[at].version <= supported;
    if (is_supported && !slots[at].is_set) empty++;
    if (!is_supported && slots[at].is_set) full++;
  }
  return With(env, With(env, Answer(env), "empty", empty), "full", full);
}

THREAD_BODY(CallFromThread, argument) {
  napi_threadsafe_function function = argument;
  const ModuleTable* module = TableOf(function).module;
  module->call_threadsafe_function(function, NULL, napi_tsfn_blocking);
  module->release_threadsafe_function(function, napi_tsfn_release);
  return THREAD_RESULT;
}

/* callFromThread(callback): { sentinel, table }, 0 or 1 each; with both, a native thread calls back through that table */
static napi_value StartThread(napi_env env, napi_callback_info info) {
  EnvTables tables = Tables(env);
  size_t argc = 1;
  napi_value callback = NULL, name = NULL;
  napi_threadsafe_function function = NULL;
  tables.js->get_cb_info(env, info, &argc, &callback, NULL, NULL);
  tables.js->create_string_utf8(env, "table", NAPI_AUTO_LENGTH, &name);
  napi_status status =
      tables.module->create_threadsafe_function(env, callback, NULL, name, 0, 1, NULL, NULL, NULL, NULL, &function);
  if (status != napi_ok) return With(env, Answer(env), "status", status);
  HandleTable table = TableOf(function);
  bool is_whole = table.sentinel == TABLE_SENTINEL && table.module != NULL;
  Thread thread;
  if (is_whole && ThreadStart(&thread, CallFromThread, function)) {
    ThreadDetach(thread);
  } else {
    tables.module->release_threadsafe_function(function, napi_tsfn_abort);
  }
  napi_value answer = With(env, Answer(env), "sentinel", table.sentinel == TABLE_SENTINEL);
  return With(env, answer, "table", table.module != NULL);
}

static void Export(napi_env env, napi_value exports, const char* name, napi_callback callback) {
  const JsTable* js = Tables(env).js;
  napi_value function = NULL;
  if (js->create_function(env, name, NAPI_AUTO_LENGTH, callback, NULL, &function) != napi_ok) abort();
  if (js->set_named_property(env, exports, name, function) != napi_ok) abort();
}

/* Exports nothing where no tables were given: that, too, is an observation. */
napi_value probe_init(napi_env env, napi_value exports) {
  EnvTables tables = Tables(env);
  if (tables.js == NULL || tables.module == NULL) return exports;
  Export(env, exports, "found", Found);
  Export(env, exports, "primitiveReference", PrimitiveReference);
  Export(env, exports, "slots", Slots);
  Export(env, exports, "callFromThread", StartThread);
  return exports;
}
