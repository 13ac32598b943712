/*
 * Observes the end of an env: which finalizers and clean-up hooks run, in which order, and what those that call
 * JavaScript come to. Built for none and every stable and experimental version.
 */
#include "note.h"
#include "scenes.h"

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "noteTo", NoteTo);
  PROBE_FUNCTION(exports, "reset", ResetNotes);
  PROBE_FUNCTION(exports, "notes", Notes);
  PROBE_FUNCTION(exports, "alive", Alive);
  PROBE_FUNCTION(exports, "asyncHooks", AsyncHooks);
  PROBE_FUNCTION(exports, "finalizersCall", FinalizersCall);
  PROBE_FUNCTION(exports, "hooksCall", HooksCall);
  PROBE_FUNCTION(exports, "ran", JavaScriptRan);
  PROBE_FUNCTION(exports, "quickHooks", QuickHooks);
  PROBE_FUNCTION(exports, "finalizerDeletes", FinalizerDeletes);
  return exports;
}
