/*
* Observes the status of calls that may run JavaScript when JavaScript can no longer run: in code that runs while an env
 * ends, and in a native function that is still on the stack when its thread must stop. Below version 10 it is
 * napi_pending_exception although nothing is pending; from 10 it is napi_cannot_run_js.
 * The env under observation is a Worker's; the main thread reads the records through its own instance of the same
 * file, which it has loaded before, so that the mapping stays.
 * Built for none and every stable and experimental version.
 */
#include "record.h"
#include "sweep.h"

#include <string.h>

typedef enum { ENV_HOOK, ASYNC_HOOK, INSTANCE_DATA, WRAP, FRAME, CONTEXTS } Context;

static const char* const context_names[CONTEXTS] = {"env-clean-up-hook", "async-clean-up-hook",
                                                    "instance-data-finalizer", "wrap-finalizer", "native-frame"};

typedef struct {
  napi_env env;
  napi_ref object;
  napi_ref function;
  Record record;
  /* For the frame: the result of the call when its thread must stop. */
  napi_status call_status;
  bool call_pending;
} Subject;

/* Outlive an env on purpose: what happens at its end can only be read later. One Worker at a time writes them. */
static Subject subjects[CONTEXTS];

static void Observe(Subject* subject) {
  Sweep(&subject->record, subject->env, subject->object, subject->function);
  napi_delete_reference(subject->env, subject->object);
  napi_delete_reference(subject->env, subject->function);
}

static void EnvHook(void* data) {
  Observe(data);
}

static void AsyncHook(napi_async_cleanup_hook_handle handle, void* data) {
  Observe(data);
  napi_remove_async_cleanup_hook(handle);
}

static void Finalize(napi_env env, void* data, void* hint) {
  (void)env;
  (void)hint;
  Observe(data);
}

static Subject* SubjectOf(napi_env env, napi_value name_value) {
  char name[32];
  size_t length;
  PROBE_MUST(napi_get_value_string_utf8(env, name_value, name, sizeof(name), &length));
  for (int context = 0; context < CONTEXTS; context++) {
    if (strcmp(name, context_names[context]) == 0) return &subjects[context];
  }
  napi_throw_range_error(env, "ERR_PROBE", "no such context");
  return NULL;
}

static Subject* Hold(napi_env env, napi_value name, napi_value object, napi_value function) {
  Subject* subject = SubjectOf(env, name);
  if (subject == NULL) return NULL;
  subject->env = env;
  /* Before anything that is observed is set up: references that are older end later. */
  PROBE_MUST(napi_create_reference(env, object, 1, &subject->object));
  PROBE_MUST(napi_create_reference(env, function, 1, &subject->function));
  return subject;
}

/* arm(context, object, function): sets up what will be observed when this env ends. */
static napi_value Arm(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 3);
  Subject* subject = Hold(env, args[0], args[1], args[2]);
  if (subject == NULL) return NULL;
  switch ((Context)(subject - subjects)) {
    case ENV_HOOK:
      PROBE_MUST(napi_add_env_cleanup_hook(env, EnvHook, subject));
      break;
    case ASYNC_HOOK:
      PROBE_MUST(napi_add_async_cleanup_hook(env, AsyncHook, subject, NULL));
      break;
    case INSTANCE_DATA:
      PROBE_MUST(napi_set_instance_data(env, subject, Finalize, NULL));
      break;
    case WRAP:
      PROBE_MUST(napi_wrap(env, args[1], subject, Finalize, NULL, NULL));
      break;
    default:
      napi_throw_range_error(env, "ERR_PROBE", "this context is entered, not armed");
  }
  return NULL;
}

/* enter(context, object, function): calls the function, which stops the thread, and observes from within this frame. */
static napi_value Enter(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 3);
  napi_value result, exception;
  Subject* subject = Hold(env, args[0], args[1], args[2]);
  if (subject == NULL) return NULL;
  subject->call_status = napi_call_function(env, args[1], args[2], 0, NULL, &result);
  napi_is_exception_pending(env, &subject->call_pending);
  /* A pending exception would answer every further call by itself. */
  if (subject->call_pending) napi_get_and_clear_last_exception(env, &exception);
  Observe(subject);
  return NULL;
}

static napi_value Reset(napi_env env, napi_callback_info info) {
  (void)env;
  (void)info;
  memset(subjects, 0, sizeof(subjects));
  return NULL;
}

/* read(context): { runs, calls: [{ purpose, function, status, message, pending }], callStatus, callPending } */
static napi_value Read(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value pending;
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  napi_value result = RecordObject(env, &subject->record);
  if (result == NULL) return NULL;
  PROBE_MUST(napi_get_boolean(env, subject->call_pending, &pending));
  PROBE_MUST(napi_set_named_property(env, result, "callPending", pending));
  return probe_set_number(env, result, "callStatus", subject->call_status);
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "arm", Arm);
  PROBE_FUNCTION(exports, "enter", Enter);
  PROBE_FUNCTION(exports, "reset", Reset);
  PROBE_FUNCTION(exports, "read", Read);
  return exports;
}
