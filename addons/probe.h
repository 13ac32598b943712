/*
* The shared part of every addon of the matrix. An addon consists of a subject (one source per folder, compiled once) and
 * a version unit (version_unit.c, compiled per target), which holds the exports and calls the subject's probe_init.
 *
 * Probes observe: functions of a subject hand napi_status values to JavaScript as numbers and never judge them.
 */
#ifndef PROBE_H_
#define PROBE_H_

#include <node_api.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Defined by the version unit. */
extern const char probe_target_id[];
extern int probe_version_calls;

/* Defined by the subject. */
napi_value probe_init(napi_env env, napi_value exports);

/*
 * The fault build (faults/faults.h) says what becomes of calls that a probe depends on, of the version that is declared
 * and of the init.
 */
#ifndef PROBE_TRUSTED
#define PROBE_TRUSTED(call) (call)
#define PROBE_DECLARATION(declared) (declared)
#define PROBE_INIT(env, exports) probe_init(env, exports)
#endif

/*
 * A Node-API call that the probe itself depends on: when it fails, the probe cannot observe and reports where. The runner
 * knows the code ERR_PROBE and takes the cell as not observed.
 */
#define PROBE_MUST(call)                                                                                \
  do {                                                                                                  \
    napi_status probe_status_ = PROBE_TRUSTED(call);                                                    \
    if (probe_status_ != napi_ok) {                                                                     \
      fprintf(stderr, "%s:%d: %s gave status %d\n", __FILE__, __LINE__, #call, (int)probe_status_);     \
      fflush(stderr);                                                                                   \
      char probe_message_[256];                                                                         \
      snprintf(probe_message_, sizeof(probe_message_), "%s gave status %d", #call, (int)probe_status_); \
      napi_throw_error(env, "ERR_PROBE", probe_message_);                                               \
      return NULL;                                                                                      \
    }                                                                                                   \
  } while (0)

#define PROBE_ARGUMENTS(info, expected)                               \
  napi_value args[expected];                                          \
  do {                                                                \
    size_t argc = (expected);                                         \
    PROBE_MUST(napi_get_cb_info(env, info, &argc, args, NULL, NULL)); \
  } while (0)

#define PROBE_FUNCTION(exports, name, callback)                                                \
  do {                                                                                         \
    napi_value function_;                                                                      \
    PROBE_MUST(napi_create_function(env, name, NAPI_AUTO_LENGTH, callback, NULL, &function_)); \
    PROBE_MUST(napi_set_named_property(env, exports, name, function_));                        \
  } while (0)

static inline napi_value probe_number(napi_env env, int64_t number) {
  napi_value result;
  PROBE_MUST(napi_create_int64(env, number, &result));
  return result;
}

/* Sets object[name] to a number; returns the object, or NULL with an exception pending. */
static inline napi_value probe_set_number(napi_env env, napi_value object, const char* name, int64_t number) {
  napi_value value = probe_number(env, number);
  if (value == NULL) return NULL;
  PROBE_MUST(napi_set_named_property(env, object, name, value));
  return object;
}

/* { status } */
static inline napi_value probe_status_object(napi_env env, napi_status status) {
  napi_value object;
  PROBE_MUST(napi_create_object(env, &object));
  return probe_set_number(env, object, "status", status);
}

/* { status, value? }: the value of a call that succeeded */
static inline napi_value probe_result(napi_env env, napi_status status, napi_value value) {
  napi_value object = probe_status_object(env, status);
  if (object == NULL || status != napi_ok || value == NULL) return object;
  PROBE_MUST(napi_set_named_property(env, object, "value", value));
  return object;
}

#endif /* PROBE_H_ */
