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

NAPI_MODULE_EXPORT napi_value NAPI_CDECL napi_register_module_v1(napi_env env, napi_value exports) {
  return PROBE_INIT(env, exports);
}

#ifdef REGISTER_BY_CONSTRUCTOR
#ifndef NM_VERSION
#define NM_VERSION NAPI_MODULE_VERSION
#endif

static napi_module probe_module = {NM_VERSION, 0,  __FILE__, napi_register_module_v1, STRINGIFY(NODE_GYP_MODULE_NAME),
                                   NULL,       {0}};

#if defined(_MSC_VER)
#pragma section(".CRT$XCU", read)
static void __cdecl register_probe_module(void);
__declspec(dllexport, allocate(".CRT$XCU")) void(__cdecl* register_probe_module_)(void) = register_probe_module;
static void __cdecl register_probe_module(void) {
  napi_module_register(&probe_module);
}
#else
static void __attribute__((constructor)) register_probe_module(void) {
  napi_module_register(&probe_module);
}
#endif
#endif
