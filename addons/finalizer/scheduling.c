/* Acts on hooks, async work and thread-safe functions; see scheduling.h. */
#include "scheduling.h"

#include <string.h>

static void Hook(void* data) {
  (void)data;
}

static void AsyncHook(napi_async_cleanup_hook_handle handle, void* data) {
  (void)data;
  napi_remove_async_cleanup_hook(handle);
}

static napi_status AddHook(napi_env env, Subject* subject) {
  subject->has_hook = true;
  return napi_add_env_cleanup_hook(env, Hook, subject);
}

static napi_status RemoveHook(napi_env env, Subject* subject) {
  subject->has_hook = false;
  return napi_remove_env_cleanup_hook(env, Hook, subject);
}

static napi_status AddAsyncHook(napi_env env, Subject* subject) {
  return napi_add_async_cleanup_hook(env, AsyncHook, subject, &subject->async_hook);
}

static napi_status QueueWork(napi_env env, Subject* subject) {
  return napi_queue_async_work(env, subject->work);
}

static napi_status CancelWork(napi_env env, Subject* subject) {
  /* Whether the work can still be cancelled is up to the thread pool, so the status says nothing. */
  napi_cancel_async_work(env, subject->work);
  return napi_ok;
}

static napi_status DeleteWork(napi_env env, Subject* subject) {
  napi_async_work work = subject->work;
  subject->work = NULL;
  return napi_delete_async_work(env, work);
}

static napi_status RefFunction(napi_env env, Subject* subject) {
  return napi_ref_threadsafe_function(env, subject->function);
}

static napi_status UnrefFunction(napi_env env, Subject* subject) {
  return napi_unref_threadsafe_function(env, subject->function);
}

static const struct {
  const char* name;
  Act act;
} acts[] = {
    {"napi_add_env_cleanup_hook", AddHook},        {"napi_remove_env_cleanup_hook", RemoveHook},
    {"napi_add_async_cleanup_hook", AddAsyncHook}, {"napi_queue_async_work", QueueWork},
    {"napi_cancel_async_work", CancelWork},        {"napi_delete_async_work", DeleteWork},
    {"napi_ref_threadsafe_function", RefFunction}, {"napi_unref_threadsafe_function", UnrefFunction},
};

Act FindSchedulingAct(const char* name) {
  for (size_t index = 0; index < sizeof(acts) / sizeof(acts[0]); index++) {
    if (strcmp(acts[index].name, name) == 0) return acts[index].act;
  }
  return NULL;
}

static void Execute(napi_env env, void* data) {
  (void)env;
  (void)data;
}

static void Complete(napi_env env, napi_status status, void* data) {
  (void)status;
  Subject* subject = data;
  napi_async_work work = subject->work;
  subject->work = NULL;
  if (work != NULL) napi_delete_async_work(env, work);
}

napi_value PrepareAct(napi_env env, Subject* subject, napi_value callback) {
  const Act act = subject->act;
  napi_value name;
  PROBE_MUST(napi_create_string_utf8(env, "probe", NAPI_AUTO_LENGTH, &name));
  if (act == RemoveHook && AddHook(env, subject) != napi_ok) return NULL;
  if (act == QueueWork || act == CancelWork || act == DeleteWork) {
    PROBE_MUST(napi_create_async_work(env, NULL, name, Execute, Complete, subject, &subject->work));
  }
  if (act == CancelWork) PROBE_MUST(napi_queue_async_work(env, subject->work));
  if (act == RefFunction || act == UnrefFunction) {
    PROBE_MUST(
        napi_create_threadsafe_function(env, callback, NULL, name, 0, 1, NULL, NULL, NULL, NULL, &subject->function));
    /* It must not keep the event loop alive. */
    PROBE_MUST(napi_unref_threadsafe_function(env, subject->function));
  }
  return callback;
}

void DisposeAct(napi_env env, Subject* subject) {
  if (subject->has_hook) napi_remove_env_cleanup_hook(env, Hook, subject);
  if (subject->async_hook != NULL) napi_remove_async_cleanup_hook(subject->async_hook);
  if (subject->function != NULL) {
    napi_unref_threadsafe_function(env, subject->function);
    napi_release_threadsafe_function(subject->function, napi_tsfn_release);
  }
  subject->has_hook = false;
  subject->async_hook = NULL;
  subject->function = NULL;
}
