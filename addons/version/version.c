/*
 * Observes what a runtime does with a declaration: whether init ran, how often the version function had been called
 * by then, and one gate through which the effective version shows (the status of a reference to a number:
 * napi_invalid_arg below 10, napi_ok from 10).
 * Built for every target, boundary declarations included; the variants are the same subject behind other
 * version units.
 */
#include "../probe.h"
#include "inits.h"

/* Outlive an env on purpose: repeated inits of one mapping are the subject. */
static int init_calls = 0;
static int version_calls_at_init = -1;

static napi_value Counters(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value result;
  PROBE_MUST(napi_create_object(env, &result));
  if (probe_set_number(env, result, "init", init_calls) == NULL) return NULL;
  if (probe_set_number(env, result, "versionAtInit", version_calls_at_init) == NULL) return NULL;
  return probe_set_number(env, result, "version", probe_version_calls);
}

static napi_value PrimitiveReference(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value number = probe_number(env, 42);
  if (number == NULL) return NULL;
  napi_ref reference = NULL;
  napi_status status = napi_create_reference(env, number, 1, &reference);
  if (status == napi_ok) PROBE_MUST(napi_delete_reference(env, reference));
  return probe_number(env, status);
}

/* around(callback): the status of primitiveReference before and after the call of a callback. */
static napi_value Around(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value statuses, undefined;
  PROBE_MUST(napi_create_array_with_length(env, 2, &statuses));
  PROBE_MUST(napi_get_undefined(env, &undefined));
  napi_value before = PrimitiveReference(env, info);
  if (before == NULL) return NULL;
  PROBE_MUST(napi_call_function(env, undefined, args[0], 0, NULL, NULL));
  napi_value after = PrimitiveReference(env, info);
  if (after == NULL) return NULL;
  PROBE_MUST(napi_set_element(env, statuses, 0, before));
  PROBE_MUST(napi_set_element(env, statuses, 1, after));
  return statuses;
}

/* inits(): how many inits ran in this process, of every file of this subject (inits.h). */
static napi_value Inits(napi_env env, napi_callback_info info) {
  (void)info;
  return probe_number(env, CountedInits(env));
}

napi_value probe_init(napi_env env, napi_value exports) {
  init_calls++;
  version_calls_at_init = probe_version_calls;
  CountInit(env);
  PROBE_FUNCTION(exports, "counters", Counters);
  PROBE_FUNCTION(exports, "primitiveReference", PrimitiveReference);
  PROBE_FUNCTION(exports, "around", Around);
  PROBE_FUNCTION(exports, "inits", Inits);
  return exports;
}
