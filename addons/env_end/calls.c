/* What runs while an env ends, and calls a function of JavaScript and throws there. */
#include "note.h"
#include "scenes.h"

typedef struct {
  napi_env env;
  napi_ref function;
  /* The lists of its notes. */
  const char* pending;
  const char* call;
  const char* throw;
  const char* ran;
} Caller;

#define CALLER(name) {NULL, NULL, name "-pending", name "-call", name "-throw", name "-ran"}

static Caller finalizers = CALLER("finalizer");
static Caller instance_data = CALLER("instance-data");
static Caller env_hook = CALLER("env-hook");
static Caller async_hook = CALLER("async-hook");

/* How often JavaScript ran. */
static int runs;

napi_value JavaScriptRan(napi_env env, napi_callback_info info) {
  (void)env;
  (void)info;
  runs++;
  return NULL;
}

/* Notes whether an exception is pending, what a call and a throw come to, and how often the function ran. */
static void CallAndThrow(const Caller* caller) {
  napi_env env = caller->env;
  napi_handle_scope scope;
  napi_value function = NULL, receiver = NULL, result;
  bool pending = false;
  int runs_before = runs;
  NoteNumber(caller->pending, napi_is_exception_pending(env, &pending) == napi_ok ? pending : -1);
  napi_open_handle_scope(env, &scope);
  napi_get_reference_value(env, caller->function, &function);
  napi_get_undefined(env, &receiver);
  NoteNumber(caller->call, napi_call_function(env, receiver, function, 0, NULL, &result));
  NoteNumber(caller->throw, napi_throw_error(env, "ERR_PROBE_END", "thrown at the end"));
  NoteNumber(caller->ran, runs - runs_before);
  napi_close_handle_scope(env, scope);
}

static void Finalize(napi_env env, void* data, void* hint) {
  (void)env;
  (void)hint;
  CallAndThrow(data);
}

static void EnvHook(void* data) {
  CallAndThrow(data);
}

static void AsyncHook(napi_async_cleanup_hook_handle handle, void* data) {
  CallAndThrow(data);
  napi_remove_async_cleanup_hook(handle);
}

static napi_value Hold(Caller* caller, napi_env env, napi_value function) {
  caller->env = env;
  PROBE_MUST(napi_create_reference(env, function, 1, &caller->function));
  return function;
}

napi_value FinalizersCall(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 3);
  if (Hold(&finalizers, env, args[2]) == NULL) return NULL;
  PROBE_MUST(napi_wrap(env, args[0], &finalizers, Finalize, NULL, NULL));
  PROBE_MUST(napi_wrap(env, args[1], &finalizers, Finalize, NULL, NULL));
  return NULL;
}

napi_value HooksCall(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  if (Hold(&instance_data, env, args[0]) == NULL || Hold(&env_hook, env, args[0]) == NULL) return NULL;
  if (Hold(&async_hook, env, args[0]) == NULL) return NULL;
  PROBE_MUST(napi_set_instance_data(env, &instance_data, Finalize, NULL));
  PROBE_MUST(napi_add_env_cleanup_hook(env, EnvHook, &env_hook));
  PROBE_MUST(napi_add_async_cleanup_hook(env, AsyncHook, &async_hook, NULL));
  return NULL;
}
