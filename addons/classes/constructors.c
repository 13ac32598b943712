/* A class of napi_define_class and how its callback is called; napi_new_instance, napi_instanceof and napi_wrap. */
#include "classes.h"

/* The data of the class is the instance data: what its callback saw of its last call. */
typedef struct {
  int calls;
  bool has_new_target;
  bool right_data;
} Calls;

static void EndCalls(napi_env env, void* data, void* hint) {
  (void)env;
  (void)hint;
  free(data);
}

static napi_value Construct(napi_env env, napi_callback_info info) {
  size_t argc = 0;
  napi_value self, new_target = NULL;
  void *data = NULL, *instance_data = NULL;
  PROBE_MUST(napi_get_instance_data(env, &instance_data));
  Calls* calls = instance_data;
  PROBE_MUST(napi_get_cb_info(env, info, &argc, NULL, &self, &data));
  PROBE_MUST(napi_get_new_target(env, info, &new_target));
  calls->calls++;
  calls->has_new_target = new_target != NULL;
  calls->right_data = data == calls;
  return NULL;
}

static napi_value Method(napi_env env, napi_callback_info info) {
  (void)info;
  return probe_number(env, 42);
}

/* defineClass(): a class with a method, an accessor without a setter, and a static value that may not be written to */
static napi_value DefineClass(napi_env env, napi_callback_info info) {
  (void)info;
  void* calls = NULL;
  napi_value result;
  napi_value number = probe_number(env, 42);
  if (number == NULL) return NULL;
  PROBE_MUST(napi_get_instance_data(env, &calls));
  const napi_property_descriptor properties[] = {
      {"method", NULL, Method, NULL, NULL, NULL, napi_writable | napi_configurable, NULL},
      {"accessor", NULL, NULL, Method, NULL, NULL, napi_enumerable, NULL},
      {"fixed", NULL, NULL, NULL, NULL, number, napi_static | napi_enumerable, NULL},
  };
  PROBE_MUST(napi_define_class(env, "Probe", NAPI_AUTO_LENGTH, Construct, calls,
                               sizeof(properties) / sizeof(properties[0]), properties, &result));
  return result;
}

/* lastCall(): { calls, newTarget: was there one, data: was it that of the class } */
static napi_value LastCall(napi_env env, napi_callback_info info) {
  (void)info;
  void* data = NULL;
  napi_value object;
  PROBE_MUST(napi_get_instance_data(env, &data));
  Calls* calls = data;
  PROBE_MUST(napi_create_object(env, &object));
  if (SetBoolean(env, object, "newTarget", calls->has_new_target) == NULL) return NULL;
  if (SetBoolean(env, object, "data", calls->right_data) == NULL) return NULL;
  return probe_set_number(env, object, "calls", calls->calls);
}

/* newInstance(constructor): { status, pending, thrown?, value? } */
static napi_value NewInstance(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value instance = NULL;
  napi_status status = napi_new_instance(env, args[0], 0, NULL, &instance);
  napi_value object = StatusAndException(env, status);
  if (object == NULL || status != napi_ok) return object;
  PROBE_MUST(napi_set_named_property(env, object, "value", instance));
  return object;
}

/* instanceOf(object, constructor): { status, pending, thrown?, value: a boolean } */
static napi_value InstanceOf(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  bool is_instance = false;
  napi_status status = napi_instanceof(env, args[0], args[1], &is_instance);
  napi_value object = StatusAndException(env, status);
  return object == NULL ? NULL : SetBoolean(env, object, "value", is_instance);
}

static int wrapped;

/* A wrap whose reference is asked for must have one. */
static void Finalize(napi_env env, void* data, void* hint) {
  (void)env;
  (void)data;
  (void)hint;
}

/* wrap(object): { status, ref, unref }: the counts after one napi_reference_ref and one napi_reference_unref. */
static napi_value Wrap(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_ref reference = NULL;
  uint32_t ref = 0, unref = 0;
  napi_status status = napi_wrap(env, args[0], &wrapped, Finalize, NULL, &reference);
  napi_value object = probe_status_object(env, status);
  if (object == NULL || status != napi_ok) return object;
  PROBE_MUST(napi_reference_ref(env, reference, &ref));
  PROBE_MUST(napi_reference_unref(env, reference, &unref));
  if (probe_set_number(env, object, "ref", ref) == NULL) return NULL;
  return probe_set_number(env, object, "unref", unref);
}

napi_value AddConstructors(napi_env env, napi_value exports) {
  Calls* calls = calloc(1, sizeof(*calls));
  if (calls == NULL) abort();
  PROBE_MUST(napi_set_instance_data(env, calls, EndCalls, NULL));
  PROBE_FUNCTION(exports, "defineClass", DefineClass);
  PROBE_FUNCTION(exports, "lastCall", LastCall);
  PROBE_FUNCTION(exports, "newInstance", NewInstance);
  PROBE_FUNCTION(exports, "instanceOf", InstanceOf);
  PROBE_FUNCTION(exports, "wrap", Wrap);
  return exports;
}
