/*
 * The version unit: what an addon declares and how it registers. Compiled once per addon and target; the subject it
 * is linked with is the same for all of them.
 *
 *   TARGET_ID            the target's id, as bare tokens (10, -1, none, experimental)
 *   DECLARED             the declared version, an int64 constant; not defined for target none
 *   EXPORT_SHIPPED       export the declaration as node_api_module_get_api_version_v1 (what runtimes look up)
 *   EXPORT_PROPOSED      export it as napi_module_get_api_version_v1 (the name proposed in nodejs/node#45657)
 *   REGISTER_BY_CONSTRUCTOR  call napi_module_register from a constructor as well
 *
 * and for addons whose declaration is unusual:
 *
 *   DECLARED_PROPOSED    what the proposed name declares, when that is not DECLARED
 *   DECLARED_FIRST       the result of the first call under the shipped name, when it is not DECLARED
 *   HIDE_DECLARATION     compile the declaration without exporting it, as happens where symbols are hidden by default
 *   NM_VERSION           napi_module.nm_version, when that is not NAPI_MODULE_VERSION
 *
 * and for files that are no addon, or not one of Node-API:
 *
 *   NO_ENTRY_POINT       export no init function; with REGISTER_BY_CONSTRUCTOR napi_module has none either
 *   NODE_MODULE_ABI      register from a constructor as an addon of the older interface (node.h) that was compiled for
 *                        this NODE_MODULE_VERSION
 */
#include "probe.h"

#define STRINGIFY_(x) #x
#define STRINGIFY(x) STRINGIFY_(x)

const char probe_target_id[] = STRINGIFY(TARGET_ID);

/* Outlives an env on purpose: the load suite counts how often a process requests the declaration. */
int probe_version_calls = 0;

#ifdef HIDE_DECLARATION
#define DECLARATION_EXPORT
#else
#define DECLARATION_EXPORT NAPI_MODULE_EXPORT
#endif

#if defined(DECLARED) && defined(EXPORT_SHIPPED)
DECLARATION_EXPORT int32_t NAPI_CDECL node_api_module_get_api_version_v1(void) {
  probe_version_calls++;
#ifdef DECLARED_FIRST
  if (probe_version_calls == 1) return PROBE_DECLARATION((int32_t)(DECLARED_FIRST));
#endif
  return PROBE_DECLARATION((int32_t)(DECLARED));
}
#endif

#ifndef DECLARED_PROPOSED
#define DECLARED_PROPOSED DECLARED
#endif

#if defined(DECLARED) && defined(EXPORT_PROPOSED)
DECLARATION_EXPORT int32_t NAPI_CDECL napi_module_get_api_version_v1(void) {
  probe_version_calls++;
  return PROBE_DECLARATION((int32_t)(DECLARED_PROPOSED));
}
#endif

#ifdef NO_ENTRY_POINT
#define INIT_FUNCTION NULL
#else
#define INIT_FUNCTION napi_register_module_v1
NAPI_MODULE_EXPORT napi_value NAPI_CDECL napi_register_module_v1(napi_env env, napi_value exports) {
  return PROBE_INIT(env, exports);
}
#endif

#ifdef REGISTER_BY_CONSTRUCTOR
#ifndef NM_VERSION
#define NM_VERSION NAPI_MODULE_VERSION
#endif

static napi_module probe_module = {NM_VERSION, 0, __FILE__, INIT_FUNCTION, STRINGIFY(NODE_GYP_MODULE_NAME), NULL, {0}};
#define REGISTER_PROBE_MODULE() napi_module_register(&probe_module)
#endif

#ifdef NODE_MODULE_ABI
/* node::node_module as node.h has it. The init functions are never called: they have V8's types in C++. */
typedef struct {
  int nm_version;
  unsigned int nm_flags;
  void* nm_dso_handle;
  const char* nm_filename;
  void (*nm_register_func)(void);
  void (*nm_context_register_func)(void);
  const char* nm_modname;
  void* nm_priv;
  void* nm_link;
} ClassicModule;

NAPI_EXTERN void node_module_register(void* module);
#if defined(__APPLE__)
extern __typeof__(node_module_register) node_module_register __attribute__((weak_import));
#elif !defined(_WIN32)
/* A runtime may lack it. */
extern __typeof__(node_module_register) node_module_register __attribute__((weak));
#endif

static void ClassicInit(void) {
  abort();
}

static ClassicModule classic_module = {
    NODE_MODULE_ABI, 0, NULL, __FILE__, NULL, ClassicInit, STRINGIFY(NODE_GYP_MODULE_NAME), NULL, NULL};

#if defined(_WIN32)
#define REGISTER_PROBE_MODULE() node_module_register(&classic_module)
#else
#define REGISTER_PROBE_MODULE()                                           \
  if (node_module_register != NULL) node_module_register(&classic_module)
#endif
#endif

#ifdef REGISTER_PROBE_MODULE
#if defined(_MSC_VER)
#pragma section(".CRT$XCU", read)
static void __cdecl register_probe_module(void);
__declspec(dllexport, allocate(".CRT$XCU")) void(__cdecl* register_probe_module_)(void) = register_probe_module;
static void __cdecl register_probe_module(void) {
  REGISTER_PROBE_MODULE();
}
#else
static void __attribute__((constructor)) register_probe_module(void) {
  REGISTER_PROBE_MODULE();
}
#endif
#endif
