/* Planted faults of classes and properties; see faults.h. */
#define PROBE_FAULTS_THEMSELVES
#include "../probe.h"

#include <string.h>

static napi_value ReturnNothing(napi_env env, napi_callback_info info) {
  (void)env;
  (void)info;
  return NULL;
}

/* `empty:class`: the methods and accessors of a class return nothing. */
napi_status probe_faulty_define_class(napi_env env, const char* name, size_t length, napi_callback constructor,
                                      void* data, size_t count, const napi_property_descriptor* properties,
                                      napi_value* result) {
  if (count == 0 || !probe_fault("empty", "class")) {
    return napi_define_class(env, name, length, constructor, data, count, properties, result);
  }
  napi_property_descriptor* changed = malloc(count * sizeof(*changed));
  if (changed == NULL) abort();
  memcpy(changed, properties, count * sizeof(*changed));
  for (size_t index = 0; index < count; index++) {
    if (changed[index].method != NULL) changed[index].method = ReturnNothing;
    if (changed[index].getter != NULL) changed[index].getter = ReturnNothing;
  }
  napi_status status = napi_define_class(env, name, length, constructor, data, count, changed, result);
  free(changed);
  return status;
}

/* `inherited:property`: what an object refuses, its prototype gets. */
napi_status probe_faulty_define_properties(napi_env env, napi_value object, size_t count,
                                           const napi_property_descriptor* properties) {
  napi_status status = napi_define_properties(env, object, count, properties);
  napi_value prototype;
  if (status == napi_ok || !probe_fault("inherited", "property")) return status;
  probe_fault_clear_exception(env);
  if (napi_get_prototype(env, object, &prototype) != napi_ok) return status;
  napi_define_properties(env, prototype, count, properties);
  return status;
}
