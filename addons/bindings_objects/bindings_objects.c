/*
 * Observes what generated bindings do with native things that JavaScript holds: handles as BigInt, owned objects with
 * destroy, wrapped objects, objects of JavaScript that are staged and released by an id.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

enum { CAPACITY = 16 };

/* Ids above 2^63, where a double has room for every 2048th integer alone. */
static const uint64_t ID_BASE = 0x8000000000000000u;

/*
* The data of one env. Never freed: the finalizer of a wrapped object writes to it, and the runtime may end instance
* data and finalizers of an env in any order.
 */
typedef struct {
  /* Native objects that are owned by nobody but their handle; a handle is the address of its place. */
  bool owned[CAPACITY];
  /* Objects of JavaScript that native code holds; an id names the place and how many were staged before. */
  napi_ref staged[CAPACITY];
  uint64_t ids[CAPACITY];
  uint64_t stagings;
  int32_t wrapped;
} State;

static State* StateOf(napi_env env) {
  void* state = NULL;
  PROBE_MUST(napi_get_instance_data(env, &state));
  return state;
}

static napi_value Boolean(napi_env env, bool value) {
  napi_value result;
  PROBE_MUST(napi_get_boolean(env, value, &result));
  return result;
}

/* echo(handle): the handle after it was a uint64_t, or null when that had lost something. */
static napi_value Echo(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  uint64_t handle;
  bool lossless;
  napi_value result;
  PROBE_MUST(napi_get_value_bigint_uint64(env, args[0], &handle, &lossless));
  if (!lossless) {
    PROBE_MUST(napi_get_null(env, &result));
    return result;
  }
  PROBE_MUST(napi_create_bigint_uint64(env, handle, &result));
  return result;
}

/* own(): the handle of a new native object. */
static napi_value Own(napi_env env, napi_callback_info info) {
  (void)info;
  State* state = StateOf(env);
  napi_value handle;
  if (state == NULL) return NULL;
  for (int place = 0; place < CAPACITY; place++) {
    if (state->owned[place]) continue;
    state->owned[place] = true;
    PROBE_MUST(napi_create_bigint_uint64(env, (uint64_t)(uintptr_t)&state->owned[place], &handle));
    return handle;
  }
  napi_throw_error(env, "ERR_PROBE", "too many owned objects");
  return NULL;
}

/* destroy(handle): whether it was one of a living object. */
static napi_value Destroy(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  uint64_t handle;
  bool lossless;
  State* state = StateOf(env);
  if (state == NULL) return NULL;
  PROBE_MUST(napi_get_value_bigint_uint64(env, args[0], &handle, &lossless));
  for (int place = 0; place < CAPACITY; place++) {
    if (handle != (uint64_t)(uintptr_t)&state->owned[place]) continue;
    bool lived = state->owned[place];
    state->owned[place] = false;
    return Boolean(env, lived && lossless);
  }
  return Boolean(env, false);
}

/* living(): how many objects have an owner: { owned, wrapped } */
static napi_value Living(napi_env env, napi_callback_info info) {
  (void)info;
  State* state = StateOf(env);
  napi_value result;
  int owned = 0;
  if (state == NULL) return NULL;
  for (int place = 0; place < CAPACITY; place++) owned += state->owned[place];
  PROBE_MUST(napi_create_object(env, &result));
  if (probe_set_number(env, result, "owned", owned) == NULL) return NULL;
  return probe_set_number(env, result, "wrapped", state->wrapped);
}

/* Touches nothing of the engine, so that it may run within a garbage collection. */
static void Unwrapped(napi_env env, void* data, void* hint) {
  (void)env;
  (void)hint;
  State* state = data;
  state->wrapped--;
}

/* wrap(object): gives it a native part. */
static napi_value Wrap(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  State* state = StateOf(env);
  if (state == NULL) return NULL;
  PROBE_MUST(napi_wrap(env, args[0], state, Unwrapped, NULL, NULL));
  state->wrapped++;
  return args[0];
}

/* unwrap(object): removes its native part; returns whether it had one. */
static napi_value Unwrap(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  void* data = NULL;
  napi_status status = napi_remove_wrap(env, args[0], &data);
  if (status == napi_ok) Unwrapped(env, data, NULL);
  return Boolean(env, status == napi_ok);
}

/* stage(value): { status, id? } */
static napi_value Stage(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  State* state = StateOf(env);
  napi_value result, id;
  if (state == NULL) return NULL;
  int place = 0;
  while (place < CAPACITY && state->staged[place] != NULL) place++;
  if (place == CAPACITY) {
    napi_throw_error(env, "ERR_PROBE", "too many staged values");
    return NULL;
  }
  napi_status status = napi_create_reference(env, args[0], 1, &state->staged[place]);
  result = probe_status_object(env, status);
  if (result == NULL || status != napi_ok) return result;
  state->ids[place] = ID_BASE | ++state->stagings << 8 | (uint64_t)place;
  PROBE_MUST(napi_create_bigint_uint64(env, state->ids[place], &id));
  PROBE_MUST(napi_set_named_property(env, result, "id", id));
  return result;
}

/* The place of an id, or CAPACITY. */
static int PlaceOf(napi_env env, const State* state, napi_value id) {
  uint64_t wanted;
  bool lossless;
  if (napi_get_value_bigint_uint64(env, id, &wanted, &lossless) != napi_ok || !lossless) return CAPACITY;
  int place = 0;
  while (place < CAPACITY && !(state->staged[place] != NULL && state->ids[place] == wanted)) place++;
  return place;
}

/* staged(id): the value, or undefined. */
static napi_value Staged(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  State* state = StateOf(env);
  napi_value value = NULL;
  if (state == NULL) return NULL;
  int place = PlaceOf(env, state, args[0]);
  if (place < CAPACITY) PROBE_MUST(napi_get_reference_value(env, state->staged[place], &value));
  return value;
}

/* release(id): whether something was staged under it. */
static napi_value Release(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  State* state = StateOf(env);
  if (state == NULL) return NULL;
  int place = PlaceOf(env, state, args[0]);
  if (place == CAPACITY) return Boolean(env, false);
  PROBE_MUST(napi_delete_reference(env, state->staged[place]));
  state->staged[place] = NULL;
  return Boolean(env, true);
}

napi_value probe_init(napi_env env, napi_value exports) {
  State* state = calloc(1, sizeof(*state));
  if (state == NULL) abort();
  PROBE_MUST(napi_set_instance_data(env, state, NULL, NULL));
  PROBE_FUNCTION(exports, "echo", Echo);
  PROBE_FUNCTION(exports, "own", Own);
  PROBE_FUNCTION(exports, "destroy", Destroy);
  PROBE_FUNCTION(exports, "living", Living);
  PROBE_FUNCTION(exports, "wrap", Wrap);
  PROBE_FUNCTION(exports, "unwrap", Unwrap);
  PROBE_FUNCTION(exports, "stage", Stage);
  PROBE_FUNCTION(exports, "staged", Staged);
  PROBE_FUNCTION(exports, "release", Release);
  return exports;
}
