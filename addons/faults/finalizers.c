/*
 * Planted faults of finalizers; see faults.h. The runtime is given another finalizer, which knows the original by its
 * hint; what it allocates lives as long as the finalizer is due.
 */
#define PROBE_FAULTS_THEMSELVES
#include "../probe.h"

/* A finalizer that the runtime was not given, in the place of whose hint this is. */
typedef struct {
  napi_finalize finalize;
  void* hint;
} Finalizer;

static void FaultyFinalize(napi_env env, void* data, void* hint) {
  Finalizer* original = hint;
  if (!probe_fault("never", "finalizer") && !probe_fault("early", "finalizer")) {
    original->finalize(env, data, original->hint);
    if (probe_fault("twice", "finalizer")) original->finalize(env, data, original->hint);
  }
  if (probe_fault("swallow", "finalizer")) probe_fault_clear_exception(env);
  free(original);
}

static int HasFaultyFinalizers(void) {
  return probe_fault("never", "finalizer") || probe_fault("early", "finalizer") || probe_fault("twice", "finalizer") ||
         probe_fault("swallow", "finalizer");
}

/* Replaces a finalizer and its hint where a fault wants it; `early` runs it once the call has succeeded. */
static void PlantFinalizer(napi_finalize* finalize, void** hint) {
  if (*finalize == NULL || !HasFaultyFinalizers()) return;
  Finalizer* original = malloc(sizeof(*original));
  if (original == NULL) abort();
  *original = (Finalizer){*finalize, *hint};
  *finalize = FaultyFinalize;
  *hint = original;
}

static napi_status Planted(napi_env env, napi_status status, void* data, napi_finalize finalize, void* hint) {
  if (status == napi_ok && finalize != NULL && probe_fault("early", "finalizer")) finalize(env, data, hint);
  return status;
}

napi_status probe_faulty_wrap(napi_env env, napi_value object, void* data, node_api_basic_finalize finalize, void* hint,
                              napi_ref* result) {
  napi_finalize planted = finalize;
  void* planted_hint = hint;
  PlantFinalizer(&planted, &planted_hint);
  return Planted(env, napi_wrap(env, object, data, planted, planted_hint, result), data, finalize, hint);
}

napi_status probe_faulty_add_finalizer(napi_env env, napi_value object, void* data, node_api_basic_finalize finalize,
                                       void* hint, napi_ref* result) {
  napi_finalize planted = finalize;
  void* planted_hint = hint;
  PlantFinalizer(&planted, &planted_hint);
  return Planted(env, napi_add_finalizer(env, object, data, planted, planted_hint, result), data, finalize, hint);
}

napi_status probe_faulty_create_external(napi_env env, void* data, node_api_basic_finalize finalize, void* hint,
                                         napi_value* result) {
  napi_finalize planted = finalize;
  void* planted_hint = hint;
  PlantFinalizer(&planted, &planted_hint);
  return Planted(env, napi_create_external(env, data, planted, planted_hint, result), data, finalize, hint);
}

napi_status probe_faulty_create_external_arraybuffer(napi_env env, void* data, size_t length,
                                                     node_api_basic_finalize finalize, void* hint, napi_value* result) {
  napi_finalize planted = finalize;
  void* planted_hint = hint;
  PlantFinalizer(&planted, &planted_hint);
  return Planted(env, napi_create_external_arraybuffer(env, data, length, planted, planted_hint, result), data,
                 finalize, hint);
}

napi_status probe_faulty_create_external_buffer(napi_env env, size_t length, void* data,
                                                node_api_basic_finalize finalize, void* hint, napi_value* result) {
  napi_finalize planted = finalize;
  void* planted_hint = hint;
  PlantFinalizer(&planted, &planted_hint);
  return Planted(env, napi_create_external_buffer(env, length, data, planted, planted_hint, result), data, finalize,
                 hint);
}

napi_status probe_faulty_set_instance_data(node_api_basic_env env, void* data, napi_finalize finalize, void* hint) {
  napi_finalize planted = finalize;
  void* planted_hint = hint;
  /* The instance data serves the probe: it is not finalized early, only not at all or without its exception. */
  if (!probe_fault("early", "finalizer")) PlantFinalizer(&planted, &planted_hint);
  return napi_set_instance_data(env, data, planted, planted_hint);
}
