// Advice for addon authors when a gate opens: the `advice` of the rules with a gate.

export const ADVICE_LOADING =
  'Set "engines" in package.json to the releases that support the version you declare: older ones kill the process or ignore the declaration.';

export const ADVICE_REFERENCES =
  'napi_create_reference now accepts primitives and holds them: remove the wrapper object or the fallback for napi_invalid_arg, and delete every reference, since nothing else releases the value.';

export const ADVICE_CANNOT_RUN_JS =
  'Check for napi_cannot_run_js as well as napi_pending_exception: no exception is pending, and JavaScript will not run again in this environment, so clean up and return.';

export const ADVICE_THREADSAFE_FUNCTION =
  'Handle exceptions in call_js, in the JavaScript callback and in the finalizer (napi_get_and_clear_last_exception): an exception left pending is no longer a warning but an uncaughtException, which ends the process unless something listens.';

export const ADVICE_FINALIZER =
  'Finalizers now run inside the garbage collection: call only functions that take node_api_basic_env there, and pass everything else to node_api_post_finalizer.';

export const ADVICE_FINALIZER_CPP =
  'Destructors and Finalize(Napi::BasicEnv) now run inside the garbage collection: free only native memory there, and move everything that needs the engine to Finalize(Napi::Env).';

export const ADVICE_THROWN_NULL =
  'Let no callee throw null or undefined into C++, or stay below 10: node-addon-api 8 compiled for 10 does not wrap them, and then terminates the process or loses the value.';

/** For rules that observe in various ways that the version is in force. */
export const ADVICE_IN_FORCE =
  'Nothing to do: these rules show that the declared version is in force, and the other rules what that changes.';

export const ADVICE_SECOND_LOAD =
  'Register the addon by its exported symbols (NAPI_MODULE_INIT), not by napi_module_register: the first load would ignore the declared version and the second apply it.';

/** The most important first: what stops the addon from loading, what ends the process, what returns something else. */
export const ADVICE_BY_IMPORTANCE: readonly string[] = [
  ADVICE_LOADING,
  ADVICE_THREADSAFE_FUNCTION,
  ADVICE_FINALIZER,
  ADVICE_FINALIZER_CPP,
  ADVICE_REFERENCES,
  ADVICE_CANNOT_RUN_JS,
  ADVICE_THROWN_NULL,
  ADVICE_SECOND_LOAD,
];
