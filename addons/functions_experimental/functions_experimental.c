/*
 * Observes whether experimental functions can be called: one export per function, under its name, which gives
 * { status, value? }, or { missing: true } where the process does not export it.
 * Built for 8, 10 and the experimental version.
 */
#include "../optional.h"

#include <stdbool.h>

#ifdef PROBE_FAULT
/* The generated macros of planted faults know the functions of the headers alone. */
#define node_api_create_object_with_properties(...)                                                            \
  PROBE_FAULT("node_api_create_object_with_properties", (node_api_create_object_with_properties)(__VA_ARGS__), \
              __VA_ARGS__)
#define node_api_set_prototype(...)                                                         \
  PROBE_FAULT("node_api_set_prototype", (node_api_set_prototype)(__VA_ARGS__), __VA_ARGS__)
#define node_api_create_sharedarraybuffer(...)                                                                    \
  PROBE_FAULT("node_api_create_sharedarraybuffer", (node_api_create_sharedarraybuffer)(__VA_ARGS__), __VA_ARGS__)
#define node_api_create_external_sharedarraybuffer(...)                                                                \
  PROBE_FAULT("node_api_create_external_sharedarraybuffer", (node_api_create_external_sharedarraybuffer)(__VA_ARGS__), \
              __VA_ARGS__)
#define node_api_post_finalizer(...)                                                          \
  PROBE_FAULT("node_api_post_finalizer", (node_api_post_finalizer)(__VA_ARGS__), __VA_ARGS__)
#endif

#define REQUIRE_EXPORTED(function)                \
  if (!IS_EXPORTED(function)) return Missing(env)

static napi_value Missing(napi_env env) {
  napi_value object, missing;
  PROBE_MUST(napi_create_object(env, &object));
  PROBE_MUST(napi_get_boolean(env, true, &missing));
  PROBE_MUST(napi_set_named_property(env, object, "missing", missing));
  return object;
}

/* Never freed: whoever shares it may outlive the environment. */
static uint8_t bytes[] = {1, 2, 3, 4};

static void Release(void* data, void* hint) {
  (void)data;
  (void)hint;
}

static void Finalize(napi_env env, void* data, void* hint) {
  (void)env;
  (void)data;
  (void)hint;
}

static napi_value CreateObjectWithProperties(napi_env env, napi_callback_info info) {
  (void)info;
  REQUIRE_EXPORTED(node_api_create_object_with_properties);
  napi_value null, name, object = NULL;
  napi_value value = probe_number(env, 42);
  if (value == NULL) return NULL;
  PROBE_MUST(napi_get_null(env, &null));
  PROBE_MUST(napi_create_string_utf8(env, "ofTheProbe", NAPI_AUTO_LENGTH, &name));
  napi_status status = CALL_OPTIONAL(node_api_create_object_with_properties)(env, null, &name, &value, 1, &object);
  return probe_result(env, status, object);
}

static napi_value SetPrototype(napi_env env, napi_callback_info info) {
  (void)info;
  REQUIRE_EXPORTED(node_api_set_prototype);
  napi_value object, prototype;
  PROBE_MUST(napi_create_object(env, &object));
  PROBE_MUST(napi_create_object(env, &prototype));
  if (probe_set_number(env, prototype, "ofTheProbe", 42) == NULL) return NULL;
  return probe_result(env, CALL_OPTIONAL(node_api_set_prototype)(env, object, prototype), object);
}

static napi_value CreateShared(napi_env env, napi_callback_info info) {
  (void)info;
  REQUIRE_EXPORTED(node_api_create_sharedarraybuffer);
  void* data = NULL;
  napi_value buffer = NULL;
  napi_status status = CALL_OPTIONAL(node_api_create_sharedarraybuffer)(env, 4, &data, &buffer);
  if (status == napi_ok && data != NULL) *(uint8_t*)data = 42;
  return probe_result(env, status, buffer);
}

static napi_value CreateExternalShared(napi_env env, napi_callback_info info) {
  (void)info;
  REQUIRE_EXPORTED(node_api_create_external_sharedarraybuffer);
  napi_value buffer = NULL;
  napi_status status =
      CALL_OPTIONAL(node_api_create_external_sharedarraybuffer)(env, bytes, sizeof(bytes), Release, NULL, &buffer);
  return probe_result(env, status, buffer);
}

/* isShared(value) */
static napi_value IsShared(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  REQUIRE_EXPORTED(node_api_is_sharedarraybuffer);
  bool is_shared = false;
  napi_value result;
  napi_status status = CALL_OPTIONAL(node_api_is_sharedarraybuffer)(env, args[0], &is_shared);
  PROBE_MUST(napi_get_boolean(env, is_shared, &result));
  return probe_result(env, status, result);
}

static napi_value PostFinalizer(napi_env env, napi_callback_info info) {
  (void)info;
  REQUIRE_EXPORTED(node_api_post_finalizer);
  return probe_status_object(env, CALL_OPTIONAL(node_api_post_finalizer)(env, Finalize, bytes, NULL));
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "node_api_create_object_with_properties", CreateObjectWithProperties);
  PROBE_FUNCTION(exports, "node_api_set_prototype", SetPrototype);
  PROBE_FUNCTION(exports, "node_api_create_sharedarraybuffer", CreateShared);
  PROBE_FUNCTION(exports, "node_api_create_external_sharedarraybuffer", CreateExternalShared);
  PROBE_FUNCTION(exports, "node_api_is_sharedarraybuffer", IsShared);
  PROBE_FUNCTION(exports, "node_api_post_finalizer", PostFinalizer);
  return exports;
}
