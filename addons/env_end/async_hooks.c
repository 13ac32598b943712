/*
 * Asynchronous clean-up hooks. One completes through async work, on the thread of its env; another one when the
 * thread-safe function that it releases is finalized; others at once.
 */
#include "note.h"
#include "scenes.h"

static napi_env hooked_env;
static napi_async_work work;
static napi_async_cleanup_hook_handle works, releases;
static napi_threadsafe_function released;
static bool is_done;

static void Execute(napi_env env, void* data) {
  (void)env;
  (void)data;
}

static void Complete(napi_env env, napi_status status, void* data) {
  (void)data;
  is_done = status == napi_ok;
  napi_delete_async_work(env, work);
  napi_remove_async_cleanup_hook(works);
}

static void WorksHook(napi_async_cleanup_hook_handle handle, void* data) {
  (void)handle;
  (void)data;
  Note("async-hooks", "works");
  Note("works", "hook");
  napi_queue_async_work(hooked_env, work);
}

static void FinalizeReleased(napi_env env, void* data, void* context) {
  (void)env;
  (void)data;
  (void)context;
  Note("releases", "finalized");
  NoteNumber("releases-removal", napi_remove_async_cleanup_hook(releases));
}

static void ReleasesHook(napi_async_cleanup_hook_handle handle, void* data) {
  (void)handle;
  (void)data;
  Note("async-hooks", "releases");
  Note("releases", "hook");
  napi_release_threadsafe_function(released, napi_tsfn_release);
}

static void RemovedHook(napi_async_cleanup_hook_handle handle, void* data) {
  (void)data;
  Note("async-hooks", "removed");
  napi_remove_async_cleanup_hook(handle);
}

/* Work that is done later, or cancelled, is not noted: where nothing waits for it, it is a matter of luck. */
static void FinalizeInstanceData(napi_env env, void* data, void* hint) {
  (void)env;
  (void)data;
  (void)hint;
  if (is_done) Note("works", "done");
}

static void CallNothing(napi_env env, napi_value callback, void* context, void* data) {
  (void)env;
  (void)callback;
  (void)context;
  (void)data;
}

static void QuickHook(napi_async_cleanup_hook_handle handle, void* name) {
  Note("quick-hooks", name);
  napi_remove_async_cleanup_hook(handle);
}

napi_value QuickHooks(napi_env env, napi_callback_info info) {
  (void)info;
  PROBE_MUST(napi_add_async_cleanup_hook(env, QuickHook, "first", NULL));
  PROBE_MUST(napi_add_async_cleanup_hook(env, QuickHook, "second", NULL));
  PROBE_MUST(napi_add_async_cleanup_hook(env, QuickHook, "third", NULL));
  return NULL;
}

napi_value AsyncHooks(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value name;
  napi_async_cleanup_hook_handle removed;
  hooked_env = env;
  is_done = false;
  PROBE_MUST(napi_set_instance_data(env, &work, FinalizeInstanceData, NULL));
  PROBE_MUST(napi_create_string_utf8(env, "probe", NAPI_AUTO_LENGTH, &name));
  PROBE_MUST(napi_create_async_work(env, NULL, name, Execute, Complete, NULL, &work));
  PROBE_MUST(napi_create_threadsafe_function(env, NULL, NULL, name, 0, 1, NULL, FinalizeReleased, NULL, CallNothing,
                                             &released));
  PROBE_MUST(napi_unref_threadsafe_function(env, released));
  PROBE_MUST(napi_add_async_cleanup_hook(env, WorksHook, NULL, &works));
  PROBE_MUST(napi_add_async_cleanup_hook(env, RemovedHook, NULL, &removed));
  PROBE_MUST(napi_add_async_cleanup_hook(env, ReleasesHook, NULL, &releases));
  PROBE_MUST(napi_remove_async_cleanup_hook(removed));
  return NULL;
}
