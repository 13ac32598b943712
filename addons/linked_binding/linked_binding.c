/*
 * Observes node::AddLinkedBinding, through which an embedder gives Node.js an addon that it is linked with, and says
 * its Node-API version in an argument: the number of the target. The addon itself declares nothing, so that it loads
 * everywhere. The functions are of Node.js' C++ interface, found by their mangled names (Itanium C++ ABI): its
 * headers change with every major release, these functions' names and arguments have not.
 * Built for every target, boundary declarations included.
 */
#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE /* RTLD_DEFAULT of glibc */
#endif
#include "../probe.h"

#include <string.h>

#if defined(_WIN32)
/* Another ABI with other names, behind an import library. */
static void* Find(const char* name) {
  (void)name;
  return NULL;
}
#else
#include <dlfcn.h>

static void* Find(const char* name) {
  return dlsym(RTLD_DEFAULT, name);
}
#endif

static const char GET_ISOLATE[] = "_ZN2v87Isolate10GetCurrentEv";
static const char GET_CONTEXT[] = "_ZN2v87Isolate17GetCurrentContextEv";
static const char GET_ENVIRONMENT[] = "_ZN4node21GetCurrentEnvironmentEN2v85LocalINS0_7ContextEEE";
static const char ADD_FUNCTION[] =
    "_ZN4node16AddLinkedBindingEPNS_11EnvironmentEPKcPFP12napi_value__P10napi_env__S5_Ei";
static const char ADD_MODULE[] = "_ZN4node16AddLinkedBindingEPNS_11EnvironmentERK11napi_module";

/* A flag of src/node.h: a release that does not set it itself aborts when the binding is requested. */
enum { NM_F_LINKED = 0x02 };

/* v8::Local<Context> is trivially copyable and of a pointer's size: it is handed over as a pointer is. */
typedef void* (*GetIsolate)(void);
typedef void* (*GetContext)(void* isolate);
typedef void* (*GetEnvironment)(void* context);
typedef void (*AddFunction)(void* environment, const char* name, napi_addon_register_func init, int32_t version);
typedef void (*AddModule)(void* environment, const napi_module* module);

/* Node.js keeps the pointers of what was added until its environment ends. */
typedef struct {
  char name[64];
  napi_module module;
} Binding;

static void FreeBinding(void* binding) {
  free(binding);
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

/* Outlives an env on purpose: whether the init of a binding ran is the subject. */
static int binding_inits = 0;

static napi_value BindingInit(napi_env env, napi_value exports) {
  binding_inits++;
  PROBE_FUNCTION(exports, "primitiveReference", PrimitiveReference);
  return exports;
}

static napi_value Inits(napi_env env, napi_callback_info info) {
  (void)info;
  return probe_number(env, binding_inits);
}

static int32_t TargetVersion(void) {
  if (strcmp(probe_target_id, "none") == 0) return 8;
  if (strcmp(probe_target_id, "experimental") == 0) return INT32_MAX;
  return (int32_t)strtol(probe_target_id, NULL, 10);
}

static napi_value Has(napi_env env, const char* name) {
  napi_value result;
  PROBE_MUST(napi_get_boolean(env, Find(name) != NULL, &result));
  return result;
}

static napi_value HasFunction(napi_env env, napi_callback_info info) {
  (void)info;
  return Has(env, ADD_FUNCTION);
}

static napi_value HasModule(napi_env env, napi_callback_info info) {
  (void)info;
  return Has(env, ADD_MODULE);
}

static void* CurrentEnvironment(void) {
  void* isolate = ((GetIsolate)(uintptr_t)Find(GET_ISOLATE))();
  void* context = ((GetContext)(uintptr_t)Find(GET_CONTEXT))(isolate);
  return ((GetEnvironment)(uintptr_t)Find(GET_ENVIRONMENT))(context);
}

static Binding* MakeBinding(napi_env env, napi_value name) {
  Binding* binding = calloc(1, sizeof(*binding));
  if (binding == NULL) abort();
  PROBE_MUST(napi_add_env_cleanup_hook(env, FreeBinding, binding));
  PROBE_MUST(napi_get_value_string_utf8(env, name, binding->name, sizeof(binding->name), NULL));
  return binding;
}

/* addFunction(name, version?): adds a binding with the version of the target, or another. Throws what Node.js throws. */
static napi_value Add(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  napi_valuetype type;
  int32_t version = TargetVersion();
  PROBE_MUST(napi_typeof(env, args[1], &type));
  if (type == napi_number) PROBE_MUST(napi_get_value_int32(env, args[1], &version));
  Binding* binding = MakeBinding(env, args[0]);
  if (binding == NULL) return NULL;
  ((AddFunction)(uintptr_t)Find(ADD_FUNCTION))(CurrentEnvironment(), binding->name, BindingInit,
                                               PROBE_DECLARATION(version));
  return NULL;
}

/* addModule(name): the same through a napi_module, whose nm_version is the number of the target. */
static napi_value AddAsModule(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Binding* binding = MakeBinding(env, args[0]);
  if (binding == NULL) return NULL;
  binding->module.nm_version = TargetVersion();
  binding->module.nm_flags = NM_F_LINKED;
  binding->module.nm_modname = binding->name;
  binding->module.nm_register_func = BindingInit;
  ((AddModule)(uintptr_t)Find(ADD_MODULE))(CurrentEnvironment(), &binding->module);
  return NULL;
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "hasFunction", HasFunction);
  PROBE_FUNCTION(exports, "hasModule", HasModule);
  PROBE_FUNCTION(exports, "addFunction", Add);
  PROBE_FUNCTION(exports, "addModule", AddAsModule);
  PROBE_FUNCTION(exports, "inits", Inits);
  return exports;
}
