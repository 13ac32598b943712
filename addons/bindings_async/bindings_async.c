/*
 * Observes what generated bindings do with native threads: a promise that a thread settles through a thread-safe
 * function, and listeners that are registered and unregistered by a 64-bit id and whose unreferenced thread-safe
 * functions do not keep the process alive.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"
#include "../thread.h"

typedef struct {
  napi_deferred deferred;
  napi_threadsafe_function function;
  Thread thread;
  int32_t number;
  bool fails;
} Task;

static napi_value ErrorWithCode(napi_env env, int32_t code) {
  napi_value message, error;
  PROBE_MUST(napi_create_string_utf8(env, "the task failed", NAPI_AUTO_LENGTH, &message));
  PROBE_MUST(napi_create_error(env, NULL, message, &error));
  return probe_set_number(env, error, "code", code);
}

static napi_value Settle(napi_env env, Task* task) {
  napi_value value = task->fails ? ErrorWithCode(env, task->number) : probe_number(env, task->number);
  if (value == NULL) return NULL;
  if (task->fails) {
    PROBE_MUST(napi_reject_deferred(env, task->deferred, value));
  } else {
    PROBE_MUST(napi_resolve_deferred(env, task->deferred, value));
  }
  return value;
}

static void SettleFromThread(napi_env env, napi_value callback, void* context, void* data) {
  (void)callback;
  (void)data;
  if (env != NULL) Settle(env, context);
}

static void EndOfTask(napi_env env, void* data, void* hint) {
  (void)env;
  (void)hint;
  Task* task = data;
  ThreadJoin(task->thread);
  free(task);
}

THREAD_BODY(TaskMain, argument) {
  Task* task = argument;
  napi_call_threadsafe_function(task->function, NULL, napi_tsfn_blocking);
  napi_release_threadsafe_function(task->function, napi_tsfn_release);
  return THREAD_RESULT;
}

/* start(number, fails): a promise of the number, or of an error with the number as its code. */
static napi_value StartTask(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  napi_value name, promise;
  Task* task = calloc(1, sizeof(*task));
  if (task == NULL) abort();
  PROBE_MUST(napi_get_value_int32(env, args[0], &task->number));
  PROBE_MUST(napi_get_value_bool(env, args[1], &task->fails));
  PROBE_MUST(napi_create_promise(env, &task->deferred, &promise));
  PROBE_MUST(napi_create_string_utf8(env, "task", NAPI_AUTO_LENGTH, &name));
  PROBE_MUST(napi_create_threadsafe_function(env, NULL, NULL, name, 0, 1, task, EndOfTask, task, SettleFromThread,
                                             &task->function));
  if (!ThreadStart(&task->thread, TaskMain, task)) abort();
  return promise;
}

typedef struct Listener {
  uint64_t id;
  napi_threadsafe_function function;
  bool has_thread;
  Thread thread;
  int32_t events;
  struct Listener* next;
} Listener;

/* The data of one env. */
typedef struct {
  Listener* first;
  uint64_t next_id;
} Registry;

/* Above 2^63, where a double has room for every 2048th integer alone. */
static const uint64_t FIRST_ID = 0xfedcba9876543201u;

static void FreeRegistry(napi_env env, void* data, void* hint) {
  (void)env;
  (void)hint;
  free(data);
}

static Registry* RegistryOf(napi_env env) {
  void* registry = NULL;
  PROBE_MUST(napi_get_instance_data(env, &registry));
  return registry;
}

/* Where the listener with an id hangs, or the end of the list. */
static Listener** Find(napi_env env, napi_value id) {
  uint64_t wanted;
  bool lossless;
  Registry* registry = RegistryOf(env);
  if (registry == NULL) return NULL;
  PROBE_MUST(napi_get_value_bigint_uint64(env, id, &wanted, &lossless));
  Listener** place = &registry->first;
  while (*place != NULL && !(lossless && (*place)->id == wanted)) place = &(*place)->next;
  return place;
}

static void Deliver(napi_env env, napi_value callback, void* context, void* data) {
  (void)context;
  napi_value event, receiver;
  if (env == NULL) return;
  if (napi_create_int64(env, (int64_t)(intptr_t)data, &event) != napi_ok) return;
  if (napi_get_undefined(env, &receiver) != napi_ok) return;
  napi_call_function(env, receiver, callback, 1, &event, NULL);
}

static void EndListener(napi_env env, void* data, void* hint) {
  (void)env;
  (void)hint;
  Listener* listener = data;
  if (listener->has_thread) ThreadJoin(listener->thread);
  free(listener);
}

/* register(callback): the id, a BigInt. */
static napi_value Register(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value name, id;
  Registry* registry = RegistryOf(env);
  Listener* listener = calloc(1, sizeof(*listener));
  if (registry == NULL || listener == NULL) abort();
  PROBE_MUST(napi_create_string_utf8(env, "listener", NAPI_AUTO_LENGTH, &name));
  PROBE_MUST(napi_create_threadsafe_function(env, args[0], NULL, name, 0, 1, listener, EndListener, listener, Deliver,
                                             &listener->function));
  PROBE_MUST(napi_unref_threadsafe_function(env, listener->function));
  listener->id = registry->next_id++;
  listener->next = registry->first;
  registry->first = listener;
  PROBE_MUST(napi_create_bigint_uint64(env, listener->id, &id));
  return id;
}

THREAD_BODY(EmitMain, argument) {
  Listener* listener = argument;
  for (int32_t event = 0; event < listener->events; event++) {
    napi_call_threadsafe_function(listener->function, (void*)(intptr_t)event, napi_tsfn_blocking);
  }
  napi_release_threadsafe_function(listener->function, napi_tsfn_release);
  return THREAD_RESULT;
}

/* emit(id, events): a native thread calls the listener with 0, 1, ... ; once per listener. Returns whether it is one. */
static napi_value Emit(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  napi_value found;
  Listener** place = Find(env, args[0]);
  if (place == NULL) return NULL;
  Listener* listener = *place;
  PROBE_MUST(napi_get_boolean(env, listener != NULL, &found));
  if (listener == NULL) return found;
  PROBE_MUST(napi_get_value_int32(env, args[1], &listener->events));
  PROBE_MUST(napi_acquire_threadsafe_function(listener->function));
  listener->has_thread = ThreadStart(&listener->thread, EmitMain, listener);
  return found;
}

/* unregister(id): whether there was such a listener. */
static napi_value Unregister(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value found;
  Listener** place = Find(env, args[0]);
  if (place == NULL) return NULL;
  Listener* listener = *place;
  PROBE_MUST(napi_get_boolean(env, listener != NULL, &found));
  if (listener == NULL) return found;
  *place = listener->next;
  PROBE_MUST(napi_release_threadsafe_function(listener->function, napi_tsfn_release));
  return found;
}

napi_value probe_init(napi_env env, napi_value exports) {
  Registry* registry = calloc(1, sizeof(*registry));
  if (registry == NULL) abort();
  registry->next_id = FIRST_ID;
  PROBE_MUST(napi_set_instance_data(env, registry, FreeRegistry, NULL));
  PROBE_FUNCTION(exports, "start", StartTask);
  PROBE_FUNCTION(exports, "register", Register);
  PROBE_FUNCTION(exports, "emit", Emit);
  PROBE_FUNCTION(exports, "unregister", Unregister);
  return exports;
}
