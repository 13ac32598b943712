/*
 * Observes handle scopes: opening, closing, and escaping from one once and twice.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

/* nest(): { outer, inner, closedInner, closedOuter }: statuses */
static napi_value Nest(napi_env env, napi_callback_info info) {
  (void)info;
  napi_handle_scope outer_scope, inner_scope;
  napi_status outer = napi_open_handle_scope(env, &outer_scope);
  if (outer != napi_ok) return probe_status_object(env, outer);
  napi_status inner = napi_open_handle_scope(env, &inner_scope);
  napi_status closed_inner = inner == napi_ok ? napi_close_handle_scope(env, inner_scope) : inner;
  napi_status closed_outer = napi_close_handle_scope(env, outer_scope);
  napi_value result;
  PROBE_MUST(napi_create_object(env, &result));
  if (probe_set_number(env, result, "outer", outer) == NULL) return NULL;
  if (probe_set_number(env, result, "inner", inner) == NULL) return NULL;
  if (probe_set_number(env, result, "closedInner", closed_inner) == NULL) return NULL;
  return probe_set_number(env, result, "closedOuter", closed_outer);
}

/* escape(): { opened, first, second, closed, value: what the first gave } */
static napi_value Escape(napi_env env, napi_callback_info info) {
  (void)info;
  napi_escapable_handle_scope scope;
  napi_value value, result, escaped = NULL, again = NULL;
  napi_status opened = napi_open_escapable_handle_scope(env, &scope);
  if (opened != napi_ok) return probe_status_object(env, opened);
  PROBE_MUST(napi_create_string_utf8(env, "of the probe", NAPI_AUTO_LENGTH, &value));
  napi_status first = napi_escape_handle(env, scope, value, &escaped);
  napi_status second = napi_escape_handle(env, scope, value, &again);
  napi_status closed = napi_close_escapable_handle_scope(env, scope);
  PROBE_MUST(napi_create_object(env, &result));
  if (probe_set_number(env, result, "opened", opened) == NULL) return NULL;
  if (probe_set_number(env, result, "first", first) == NULL) return NULL;
  if (probe_set_number(env, result, "second", second) == NULL) return NULL;
  if (probe_set_number(env, result, "closed", closed) == NULL) return NULL;
  if (first == napi_ok) PROBE_MUST(napi_set_named_property(env, result, "value", escaped));
  return result;
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "nest", Nest);
  PROBE_FUNCTION(exports, "escape", Escape);
  return exports;
}
