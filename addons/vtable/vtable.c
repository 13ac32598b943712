/*
 * Observes what napi_env points to, as an addon would that looks for tables of functions there (nodejs/node#60916).
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

#include "../env_tables.h"

static EnvTables Read(napi_env env) {
#ifdef PROBE_FAULT
  if (probe_fault_has_empty_head()) return (EnvTables){.sentinel = TABLE_SENTINEL};
#endif
  return TablesOf(env);
}

/* look(): { read: true, sentinel, tables: how many of the two, where the sentinel is there } */
static napi_value Look(napi_env env, napi_callback_info info) {
  (void)info;
  EnvTables tables = Read(env);
  napi_value result, read, sentinel;
  bool has_sentinel = tables.sentinel == TABLE_SENTINEL;
  PROBE_MUST(napi_create_object(env, &result));
  PROBE_MUST(napi_get_boolean(env, true, &read));
  PROBE_MUST(napi_get_boolean(env, has_sentinel, &sentinel));
  PROBE_MUST(napi_set_named_property(env, result, "read", read));
  PROBE_MUST(napi_set_named_property(env, result, "sentinel", sentinel));
  if (!has_sentinel) return result;
  return probe_set_number(env, result, "tables", (tables.js != NULL) + (tables.module != NULL));
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "look", Look);
  return exports;
}
