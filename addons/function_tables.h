/*
 * The tables of functions of nodejs/node#60916, both designs, as docs/vtable.md describes them. The slots are generated from the
 * pinned headers (runner/run/addons/function-slots.ts).
 */
#ifndef FUNCTION_TABLES_H_
#define FUNCTION_TABLES_H_

#include "env_tables.h"

#include <stdbool.h>
#include <stddef.h>

#define SLOT(field, function, version, result, parameters) result(NAPI_CDECL* field) parameters;
struct JsTable {
#include "js_slots.h"
};

struct ModuleTable {
#include "module_slots.h"
};
#undef SLOT

typedef void(NAPI_CDECL* SetTables)(const ModuleTable* module, const JsTable* js);

#endif /* FUNCTION_TABLES_H_ */
