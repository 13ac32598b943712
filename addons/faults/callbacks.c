/*
 * Planted faults of async work and thread-safe functions; see faults.h. The runtime is given other callbacks, which
 * know the originals by their data or context.
 */
#define PROBE_FAULTS_THEMSELVES
#include "../probe.h"

void probe_fault_clear_exception(napi_env env) {
  napi_value exception;
  bool pending = false;
  if (napi_is_exception_pending(env, &pending) == napi_ok && pending) {
    napi_get_and_clear_last_exception(env, &exception);
  }
}

typedef struct {
  napi_async_execute_callback execute;
  napi_async_complete_callback complete;
  void* data;
} Work;

static void FaultyExecute(napi_env env, void* data) {
  Work* original = data;
  original->execute(env, original->data);
}

static void FaultyComplete(napi_env env, napi_status status, void* data) {
  Work original = *(Work*)data;
  free(data);
  if (probe_fault("cancelled", "async_work")) status = status == napi_ok ? napi_cancelled : napi_ok;
  if (!probe_fault("never", "async_work") && original.complete != NULL) {
    original.complete(env, status, original.data);
  }
  if (probe_fault("swallow", "async_work")) probe_fault_clear_exception(env);
}

napi_status probe_faulty_create_async_work(napi_env env, napi_value resource, napi_value name,
                                           napi_async_execute_callback execute, napi_async_complete_callback complete,
                                           void* data, napi_async_work* result) {
  if (!probe_fault("never", "async_work") && !probe_fault("swallow", "async_work") &&
      !probe_fault("cancelled", "async_work")) {
    return napi_create_async_work(env, resource, name, execute, complete, data, result);
  }
  Work* original = malloc(sizeof(*original));
  if (original == NULL) abort();
  *original = (Work){execute, complete, data};
  return napi_create_async_work(env, resource, name, FaultyExecute, FaultyComplete, original, result);
}

typedef struct {
  napi_threadsafe_function_call_js call_js;
  napi_finalize finalize;
  void* context;
  napi_env env;
  /* With the fault `order`: the data of a first call that waits for the second. */
  int holds;
  void* held;
} Threadsafe;

/* With the fault `context`: what is given in its place, with room for whatever is kept there. */
static void* ContextOf(const Threadsafe* original) {
  static char other[4096];
  return probe_fault("context", "threadsafe_function") ? other : original->context;
}

static void CallOriginal(napi_env env, napi_value callback, const Threadsafe* original, void* data) {
  if (probe_fault("without-env", "threadsafe_function")) {
    env = NULL;
    callback = NULL;
  } else if (env == NULL && probe_fault("with-env", "threadsafe_function")) {
    env = original->env;
    callback = (napi_value)original;
  }
  original->call_js(env, callback, ContextOf(original), data);
}

static void CallJs(napi_env env, napi_value callback, const Threadsafe* original, void* data) {
  if (original->call_js != NULL) {
    CallOriginal(env, callback, original, data);
  } else if (env != NULL && callback != NULL) {
    napi_value receiver;
    if (napi_get_undefined(env, &receiver) == napi_ok) {
      napi_call_function(env, receiver, callback, 0, NULL, NULL);
    }
  }
  if (env != NULL && probe_fault("swallow", "threadsafe_function")) probe_fault_clear_exception(env);
}

static void FaultyCallJs(napi_env env, napi_value callback, void* context, void* data) {
  Threadsafe* original = context;
  if (!probe_fault("order", "threadsafe_function") || original->holds < 0) {
    CallJs(env, callback, original, data);
  } else if (original->holds == 0) {
    original->holds = 1;
    original->held = data;
  } else {
    original->holds = -1;
    CallJs(env, callback, original, data);
    CallJs(env, callback, original, original->held);
  }
}

static void FaultyThreadsafeFinalize(napi_env env, void* data, void* hint) {
  Threadsafe* original = hint;
  if (original->finalize != NULL && !probe_fault("never", "threadsafe_finalizer")) {
    original->finalize(env, data, ContextOf(original));
    if (probe_fault("twice", "threadsafe_finalizer")) original->finalize(env, data, ContextOf(original));
  }
  if (probe_fault("swallow", "threadsafe_function")) probe_fault_clear_exception(env);
  free(original);
}

static int HasFaultyThreadsafeFunctions(void) {
  return probe_fault("swallow", "threadsafe_function") || probe_fault("order", "threadsafe_function") ||
         probe_fault("context", "threadsafe_function") || probe_fault("without-env", "threadsafe_function") ||
         probe_fault("with-env", "threadsafe_function") || probe_fault("never", "threadsafe_finalizer") ||
         probe_fault("twice", "threadsafe_finalizer");
}

napi_status probe_faulty_create_threadsafe_function(napi_env env, napi_value function, napi_value resource,
                                                    napi_value name, size_t max_queue_size, size_t threads,
                                                    void* finalize_data, napi_finalize finalize, void* context,
                                                    napi_threadsafe_function_call_js call_js,
                                                    napi_threadsafe_function* result) {
  if (!HasFaultyThreadsafeFunctions()) {
    return napi_create_threadsafe_function(env, function, resource, name, max_queue_size, threads, finalize_data,
                                           finalize, context, call_js, result);
  }
  Threadsafe* original = calloc(1, sizeof(*original));
  if (original == NULL) abort();
  original->call_js = call_js;
  original->finalize = finalize;
  original->context = context;
  original->env = env;
  return napi_create_threadsafe_function(env, function, resource, name, max_queue_size, threads, finalize_data,
                                         FaultyThreadsafeFinalize, original, FaultyCallJs, result);
}

napi_status probe_faulty_get_threadsafe_function_context(napi_threadsafe_function function, void** result) {
  napi_status status = napi_get_threadsafe_function_context(function, result);
  if (status == napi_ok && HasFaultyThreadsafeFunctions()) *result = ((Threadsafe*)*result)->context;
  return status;
}
