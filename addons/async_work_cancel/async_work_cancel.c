/*
 * Observes async work that is cancelled, that lacks a callback, or whose environment ends before it does. Each piece of
 * work waits at a gate until it is opened, so that more of them than the thread pool has threads are running or queued
 * for as long as a probe wants.
 * Built for none and every stable and experimental version.
 */
#include "../monitor.h"
#include "../probe.h"
#include "../thread.h"

#include <stdbool.h>

enum { MAX_WORKS = 4096 };

typedef struct {
  napi_async_work work;
  ThreadId queued_by;
  /* It executed on the thread that queued it, which could never open the gate meanwhile. */
  bool same_thread;
  bool started;
  int executed;
  int completed;
  napi_status completion;
  /* By its complete callback. */
  bool is_deleted;
} Work;

/*
 * Outlive an env on purpose, guarded by the monitor: the work of a Worker that has ended is looked at from the main
 * thread.
 */
static Monitor monitor = MONITOR_INITIALIZER;
static bool is_open = false;
static Work works[MAX_WORKS];
/* The number of all that were ever made. The newest MAX_WORKS are kept, each at its number modulo MAX_WORKS. */
static int count = 0;

static Work* Place(int id) {
  return &works[id % MAX_WORKS];
}

static void Execute(napi_env env, void* data) {
  (void)env;
  Work* work = data;
  MonitorEnter(&monitor);
  work->started = true;
  work->same_thread = ThreadIsCurrent(work->queued_by);
  while (!is_open && !work->same_thread) MonitorWait(&monitor);
  work->executed++;
  MonitorLeave(&monitor);
}

static void Complete(napi_env env, napi_status status, void* data) {
  Work* work = data;
  MonitorEnter(&monitor);
  work->completed++;
  work->completion = status;
  napi_async_work done = work->is_deleted ? work->work : NULL;
  MonitorLeave(&monitor);
  if (done != NULL) napi_delete_async_work(env, done);
}

/* A copy of one piece of work, or NULL with an exception pending. */
static Work* WorkOf(napi_env env, napi_value id_value, Work* copy) {
  int32_t id = -1;
  PROBE_MUST(napi_get_value_int32(env, id_value, &id));
  MonitorEnter(&monitor);
  bool exists = id >= 0 && id < count && id >= count - MAX_WORKS;
  if (exists) *copy = *Place(id);
  MonitorLeave(&monitor);
  if (exists) return copy;
  napi_throw_range_error(env, "ERR_PROBE", "no such work");
  return NULL;
}

/* In the place of the oldest, unless that is still under way. */
static int NewWork(napi_env env) {
  MonitorEnter(&monitor);
  Work* place = Place(count);
  bool is_free = place->work == NULL || place->executed > 0 || place->completed > 0;
  int id = is_free ? count++ : -1;
  if (is_free) *place = (Work){0};
  MonitorLeave(&monitor);
  if (id == -1) napi_throw_range_error(env, "ERR_PROBE", "too much work");
  return id;
}

static napi_value SetGate(bool open) {
  MonitorEnter(&monitor);
  is_open = open;
  MonitorChanged(&monitor);
  MonitorLeave(&monitor);
  return NULL;
}

/* open(), close(): the gate that work waits at */
static napi_value Open(napi_env env, napi_callback_info info) {
  (void)env;
  (void)info;
  return SetGate(true);
}

static napi_value Close(napi_env env, napi_callback_info info) {
  (void)env;
  (void)info;
  return SetGate(false);
}

/*
 * queue(hasExecute, hasComplete, isDeleted): { status of creating it, id? }; what was created is queued, if it can execute.
 * isDeleted: its complete callback deletes it.
 */
static napi_value Queue(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 3);
  napi_value name;
  napi_async_work work = NULL;
  bool has_execute = false, has_complete = false, is_deleted = false;
  PROBE_MUST(napi_get_value_bool(env, args[0], &has_execute));
  PROBE_MUST(napi_get_value_bool(env, args[1], &has_complete));
  PROBE_MUST(napi_get_value_bool(env, args[2], &is_deleted));
  PROBE_MUST(napi_create_string_utf8(env, "probe", NAPI_AUTO_LENGTH, &name));
  int id = NewWork(env);
  if (id == -1) return NULL;
  napi_status status = napi_create_async_work(env, NULL, name, has_execute ? Execute : NULL,
                                              has_complete ? Complete : NULL, Place(id), &work);
  napi_value result = probe_status_object(env, status);
  if (status != napi_ok || work == NULL || result == NULL || !has_execute) return result;
  Place(id)->work = work;
  Place(id)->queued_by = ThreadCurrent();
  Place(id)->is_deleted = is_deleted;
  PROBE_MUST(napi_queue_async_work(env, work));
  return probe_set_number(env, result, "id", id);
}

/* cancel(id): { status, started: whether it had begun to execute before the call } */
static napi_value Cancel(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Work work;
  napi_value started;
  if (WorkOf(env, args[0], &work) == NULL) return NULL;
  napi_value result = probe_status_object(env, napi_cancel_async_work(env, work.work));
  if (result == NULL) return NULL;
  PROBE_MUST(napi_get_boolean(env, work.started, &started));
  PROBE_MUST(napi_set_named_property(env, result, "started", started));
  return result;
}

/* remove(id): the status of napi_delete_async_work */
static napi_value Remove(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Work work;
  if (WorkOf(env, args[0], &work) == NULL) return NULL;
  return probe_number(env, napi_delete_async_work(env, work.work));
}

/*
 * state(id): { started, sameThread: 0 or 1, executed, completed: how often, completion: the status that complete was given
 * }
 */
static napi_value State(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Work work;
  napi_value state;
  if (WorkOf(env, args[0], &work) == NULL) return NULL;
  PROBE_MUST(napi_create_object(env, &state));
  if (probe_set_number(env, state, "started", work.started) == NULL) return NULL;
  if (probe_set_number(env, state, "sameThread", work.same_thread) == NULL) return NULL;
  if (probe_set_number(env, state, "executed", work.executed) == NULL) return NULL;
  if (probe_set_number(env, state, "completed", work.completed) == NULL) return NULL;
  return probe_set_number(env, state, "completion", work.completion);
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "open", Open);
  PROBE_FUNCTION(exports, "close", Close);
  PROBE_FUNCTION(exports, "queue", Queue);
  PROBE_FUNCTION(exports, "cancel", Cancel);
  PROBE_FUNCTION(exports, "remove", Remove);
  PROBE_FUNCTION(exports, "state", State);
  return exports;
}
