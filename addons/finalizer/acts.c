/* The acts; see acts.h. */
#include "acts.h"

#include "../optional.h"
#include "scheduling.h"

#include <string.h>

static napi_status Nothing(napi_env env, Subject* subject) {
  (void)env;
  (void)subject;
  return napi_ok;
}

/* Functions that are basic: they do not touch the engine. */

static napi_status GetLastErrorInfo(napi_env env, Subject* subject) {
  (void)subject;
  const napi_extended_error_info* error;
  return napi_get_last_error_info(env, &error);
}

static napi_status AskVersion(napi_env env, Subject* subject) {
  (void)subject;
  uint32_t version;
  return napi_get_version(env, &version);
}

static napi_status AdjustExternalMemory(napi_env env, Subject* subject) {
  (void)subject;
  int64_t adjusted;
  return napi_adjust_external_memory(env, 0, &adjusted);
}

static napi_status PostFinalizer(napi_env env, Subject* subject) {
  return CALL_OPTIONAL(node_api_post_finalizer)(env, PostedFinalize, &subject->data, subject);
}

static napi_status GetNodeVersion(napi_env env, Subject* subject) {
  (void)subject;
  const napi_node_version* version;
  return napi_get_node_version(env, &version);
}

static napi_status GetUvEventLoop(napi_env env, Subject* subject) {
  (void)subject;
  struct uv_loop_s* loop;
  return napi_get_uv_event_loop(env, &loop);
}

static napi_status AskModuleFileName(napi_env env, Subject* subject) {
  (void)subject;
  const char* name;
  return node_api_get_module_file_name(env, &name);
}

static napi_status GetInstanceData(napi_env env, Subject* subject) {
  (void)subject;
  void* data;
  return napi_get_instance_data(env, &data);
}

static napi_status SetInstanceData(napi_env env, Subject* subject) {
  return napi_set_instance_data(env, subject->table, EndTable, NULL);
}

static napi_status DeleteReference(napi_env env, Subject* subject) {
  napi_ref spare = subject->spare;
  subject->spare = NULL;
  return napi_delete_reference(env, spare);
}

/* Functions that touch the engine. */

static napi_status GetUndefined(napi_env env, Subject* subject) {
  (void)subject;
  napi_value undefined;
  return napi_get_undefined(env, &undefined);
}

static napi_status CreateObject(napi_env env, Subject* subject) {
  (void)subject;
  napi_value object;
  return napi_create_object(env, &object);
}

/* Handles of the frame below during a collection, where none can be made; of its own otherwise. */
static napi_value Number(napi_env env, Subject* subject) {
  napi_value number = NULL;
  if (subject->table->collecting) return subject->table->number;
  return napi_create_double(env, 42, &number) == napi_ok ? number : NULL;
}

static napi_value Object(napi_env env, Subject* subject) {
  napi_value object = NULL;
  if (subject->table->collecting) return subject->table->object;
  return napi_create_object(env, &object) == napi_ok ? object : NULL;
}

static napi_status TypeOf(napi_env env, Subject* subject) {
  napi_valuetype type;
  return napi_typeof(env, Number(env, subject), &type);
}

static napi_status GetValueDouble(napi_env env, Subject* subject) {
  double value;
  return napi_get_value_double(env, Number(env, subject), &value);
}

static napi_status GetReferenceValue(napi_env env, Subject* subject) {
  napi_value value;
  return napi_get_reference_value(env, subject->callback, &value);
}

static napi_status CreateReference(napi_env env, Subject* subject) {
  napi_ref reference;
  napi_status status = napi_create_reference(env, Object(env, subject), 1, &reference);
  if (status == napi_ok) napi_delete_reference(env, reference);
  return status;
}

static napi_status SetNamedProperty(napi_env env, Subject* subject) {
  napi_value object = Object(env, subject);
  return napi_set_named_property(env, object, "probe", object);
}

static napi_status OpenHandleScope(napi_env env, Subject* subject) {
  (void)subject;
  napi_handle_scope scope;
  napi_status status = napi_open_handle_scope(env, &scope);
  if (status == napi_ok) napi_close_handle_scope(env, scope);
  return status;
}

static napi_status ThrowError(napi_env env, Subject* subject) {
  (void)subject;
  return napi_throw_error(env, "ERR_PROBE_FINALIZER", "thrown by the finalizer");
}

static napi_status IsExceptionPending(napi_env env, Subject* subject) {
  (void)subject;
  bool pending;
  return napi_is_exception_pending(env, &pending);
}

/* Whatever an addon may want: makes an object, writes to it, and calls JavaScript with it. */
static napi_status UseEngine(napi_env env, Subject* subject) {
  napi_value object, callback, result;
  napi_status status = napi_create_object(env, &object);
  if (status == napi_ok) status = napi_set_named_property(env, object, "probe", object);
  if (status == napi_ok) status = napi_get_reference_value(env, subject->callback, &callback);
  if (status == napi_ok) status = napi_call_function(env, object, callback, 1, &object, &result);
  return status;
}

static const struct {
  const char* name;
  Act act;
} acts[] = {
    {"nothing", Nothing},
    {"napi_get_last_error_info", GetLastErrorInfo},
    {"napi_get_version", AskVersion},
    {"napi_adjust_external_memory", AdjustExternalMemory},
    {"node_api_post_finalizer", PostFinalizer},
    {"napi_get_node_version", GetNodeVersion},
    {"napi_get_uv_event_loop", GetUvEventLoop},
    {"node_api_get_module_file_name", AskModuleFileName},
    {"napi_get_instance_data", GetInstanceData},
    {"napi_set_instance_data", SetInstanceData},
    {"napi_delete_reference", DeleteReference},
    {"napi_get_undefined", GetUndefined},
    {"napi_create_object", CreateObject},
    {"napi_typeof", TypeOf},
    {"napi_get_value_double", GetValueDouble},
    {"napi_get_reference_value", GetReferenceValue},
    {"napi_create_reference", CreateReference},
    {"napi_set_named_property", SetNamedProperty},
    {"napi_open_handle_scope", OpenHandleScope},
    {"napi_throw_error", ThrowError},
    {"napi_is_exception_pending", IsExceptionPending},
    {"use-engine", UseEngine},
};

Act FindAct(const char* name) {
  for (size_t index = 0; index < sizeof(acts) / sizeof(acts[0]); index++) {
    if (strcmp(acts[index].name, name) == 0) return acts[index].act;
  }
  return FindSchedulingAct(name);
}
