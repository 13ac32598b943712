/*
 * Observes what napi_env points to, as an addon would that looks for tables of functions there (nodejs/node#60916).
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

#include <string.h>

static const uint64_t SENTINEL = 0x4E4F44455F565401;

typedef struct {
  uint64_t sentinel;
  const void* js_vtable;
  const void* module_vtable;
} Head;

/* What an env points to; the two tables only where the sentinel is. */
static Head HeadOf(napi_env env) {
  Head head = {0};
#ifdef PROBE_FAULT
  if (probe_fault_has_empty_head()) return (Head){.sentinel = SENTINEL};
#endif
  memcpy(&head.sentinel, (const void*)env, sizeof(head.sentinel));
  if (head.sentinel == SENTINEL) memcpy(&head, (const void*)env, sizeof(head));
  return head;
}

/* look(): { read: true, sentinel, tables: how many of the two, where the sentinel is there } */
static napi_value Look(napi_env env, napi_callback_info info) {
  (void)info;
  Head head = HeadOf(env);
  napi_value result, read, sentinel;
  bool has_sentinel = head.sentinel == SENTINEL;
  PROBE_MUST(napi_create_object(env, &result));
  PROBE_MUST(napi_get_boolean(env, true, &read));
  PROBE_MUST(napi_get_boolean(env, has_sentinel, &sentinel));
  PROBE_MUST(napi_set_named_property(env, result, "read", read));
  PROBE_MUST(napi_set_named_property(env, result, "sentinel", sentinel));
  if (!has_sentinel) return result;
  return probe_set_number(env, result, "tables", (head.js_vtable != NULL) + (head.module_vtable != NULL));
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "look", Look);
  return exports;
}
