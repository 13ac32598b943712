/*
 * Observes references to values of every type: create, ref, unref, get and delete, with the status of each call.
 * From version 10 any value can be referenced; before, only objects, functions and symbols.
 * Built for none and every stable and experimental version.
 */
#include "../grow.h"
#include "../probe.h"

/* References live in the instance data, so that they end with their env. */
typedef struct {
  napi_ref* references;
  int count;
} References;

static void DeleteReferences(napi_env env, void* data, void* hint) {
  (void)hint;
  References* table = data;
  for (int id = 0; id < table->count; id++) {
    if (table->references[id] != NULL) napi_delete_reference(env, table->references[id]);
  }
  free(table->references);
  free(table);
}

static napi_ref* SlotOf(napi_env env, napi_value id_value) {
  void* data = NULL;
  int32_t id = -1;
  PROBE_MUST(napi_get_instance_data(env, &data));
  References* table = data;
  PROBE_MUST(napi_get_value_int32(env, id_value, &id));
  if (id < 0 || id >= table->count || table->references[id] == NULL) {
    napi_throw_range_error(env, "ERR_PROBE", "no such reference");
    return NULL;
  }
  return &table->references[id];
}

/* create(value, initialCount): { status, id? } */
static napi_value Create(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  void* data = NULL;
  uint32_t initial_count;
  napi_ref reference = NULL;
  PROBE_MUST(napi_get_instance_data(env, &data));
  References* table = data;
  PROBE_MUST(napi_get_value_uint32(env, args[1], &initial_count));
  napi_status status = napi_create_reference(env, args[0], initial_count, &reference);
  napi_value result = probe_status_object(env, status);
  if (status != napi_ok || result == NULL) return result;
  table->references = Grow(table->references, table->count, sizeof(napi_ref));
  table->references[table->count] = reference;
  return probe_set_number(env, result, "id", table->count++);
}

/* ref(id), unref(id): { status, count? } */
static napi_value Counted(napi_env env, napi_status status, uint32_t count) {
  napi_value result = probe_status_object(env, status);
  if (status != napi_ok || result == NULL) return result;
  return probe_set_number(env, result, "count", count);
}

static napi_value Ref(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  uint32_t count = 0;
  napi_ref* slot = SlotOf(env, args[0]);
  if (slot == NULL) return NULL;
  napi_status status = napi_reference_ref(env, *slot, &count);
  return Counted(env, status, count);
}

static napi_value Unref(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  uint32_t count = 0;
  napi_ref* slot = SlotOf(env, args[0]);
  if (slot == NULL) return NULL;
  napi_status status = napi_reference_unref(env, *slot, &count);
  return Counted(env, status, count);
}

/* get(id): { status, value? }; no value when the reference is empty */
static napi_value Get(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value value = NULL;
  napi_ref* slot = SlotOf(env, args[0]);
  if (slot == NULL) return NULL;
  napi_status status = napi_get_reference_value(env, *slot, &value);
  napi_value result = probe_status_object(env, status);
  if (result == NULL || value == NULL) return result;
  PROBE_MUST(napi_set_named_property(env, result, "value", value));
  return result;
}

/* remove(id): { status } */
static napi_value Remove(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_ref* slot = SlotOf(env, args[0]);
  if (slot == NULL) return NULL;
  napi_status status = napi_delete_reference(env, *slot);
  *slot = NULL;
  return probe_status_object(env, status);
}

/* removeNothing(): { status } of a deletion without a reference */
static napi_value RemoveNothing(napi_env env, napi_callback_info info) {
  (void)info;
  return probe_status_object(env, napi_delete_reference(env, NULL));
}

/* external(): a value of type external */
static napi_value External(napi_env env, napi_callback_info info) {
  (void)info;
  static int pointee;
  napi_value result;
  PROBE_MUST(napi_create_external(env, &pointee, NULL, NULL, &result));
  return result;
}

napi_value probe_init(napi_env env, napi_value exports) {
  References* table = calloc(1, sizeof(*table));
  if (table == NULL) abort();
  PROBE_MUST(napi_set_instance_data(env, table, DeleteReferences, NULL));
  PROBE_FUNCTION(exports, "create", Create);
  PROBE_FUNCTION(exports, "ref", Ref);
  PROBE_FUNCTION(exports, "unref", Unref);
  PROBE_FUNCTION(exports, "get", Get);
  PROBE_FUNCTION(exports, "remove", Remove);
  PROBE_FUNCTION(exports, "removeNothing", RemoveNothing);
  PROBE_FUNCTION(exports, "external", External);
  return exports;
}
