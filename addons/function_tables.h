/*
 * The tables of functions of nodejs/node#60916, both designs, as docs/vtable.md describes them. A header of our own: a module
 * that includes it imports no function of Node-API.
 *
 * FIRST_DESIGN: the module exports node_api_module_set_vtable_v1, through which it is given the tables. Without it the tables
 * are found behind napi_env; where no sentinel is there, in two variables that the module exports, which are NULL until a
 * bridge fills them.
 */
#ifndef FUNCTION_TABLES_H_
#define FUNCTION_TABLES_H_

#include <node_api.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define SLOT(field, function, version, result, parameters) result(NAPI_CDECL* field) parameters;
typedef struct {
#include "js_slots.h"
} JsTable;

typedef struct {
#include "module_slots.h"
} ModuleTable;
#undef SLOT

static const uint64_t TABLE_SENTINEL = 0x4E4F44455F565401;

/* What napi_env points to in the second design. */
typedef struct {
  uint64_t sentinel;
  const JsTable* js;
  const ModuleTable* module;
} EnvTables;

/* What a thread-safe function, or the handle of an asynchronous clean-up hook, points to. */
typedef struct {
  uint64_t sentinel;
  const ModuleTable* module;
} HandleTable;

typedef void(NAPI_CDECL* SetTables)(const ModuleTable* module, const JsTable* js);

/* Reads the tables of an env: both NULL where there is no sentinel. The first 8 bytes can be read in every runtime. */
static inline EnvTables TablesOf(napi_env env) {
  EnvTables tables = {0};
  if (env == NULL) return tables;
  memcpy(&tables.sentinel, (const void*)env, sizeof(tables.sentinel));
  if (tables.sentinel == TABLE_SENTINEL) memcpy(&tables, (const void*)env, sizeof(tables));
  return tables;
}

static inline HandleTable TableOf(const void* handle) {
  HandleTable table = {0};
  memcpy(&table.sentinel, handle, sizeof(table.sentinel));
  if (table.sentinel == TABLE_SENTINEL) memcpy(&table, handle, sizeof(table));
  return table;
}

#endif /* FUNCTION_TABLES_H_ */
