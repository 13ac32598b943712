/*
 * Two finalizers of one object, as where a wrapped object owns another reference to itself: the first to run deletes
 * both references. The second must not be deleted twice, whatever a runtime does.
 */
#include "note.h"
#include "scenes.h"

static napi_ref wrapping, added;

static void Finalize(napi_env env, void* data, void* hint) {
  (void)data;
  (void)hint;
  Note("deletes", "finalizer");
  if (wrapping == NULL) return;
  napi_ref first = wrapping, second = added;
  wrapping = NULL;
  NoteNumber("deletions", napi_delete_reference(env, first));
  NoteNumber("deletions", napi_delete_reference(env, second));
}

napi_value FinalizerDeletes(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  PROBE_MUST(napi_wrap(env, args[0], &wrapping, Finalize, NULL, &wrapping));
  PROBE_MUST(napi_add_finalizer(env, args[0], &added, Finalize, NULL, &added));
  return NULL;
}
