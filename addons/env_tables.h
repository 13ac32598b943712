/*
 * The second design of nodejs/node#60916 (docs/vtable.md): napi_env and handles point to a sentinel and tables of functions, which
 * function_tables.h defines.
 */
#ifndef ENV_TABLES_H_
#define ENV_TABLES_H_

#include <node_api.h>
#include <stdint.h>
#include <string.h>

typedef struct JsTable JsTable;
typedef struct ModuleTable ModuleTable;

static const uint64_t TABLE_SENTINEL = 0x4E4F44455F565401;

/* napi_env points to this. */
typedef struct {
  uint64_t sentinel;
  const JsTable* js;
  const ModuleTable* module;
} EnvTables;

/* A thread-safe function and the handle of an asynchronous clean-up hook point to this. */
typedef struct {
  uint64_t sentinel;
  const ModuleTable* module;
} HandleTable;

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

#endif /* ENV_TABLES_H_ */
