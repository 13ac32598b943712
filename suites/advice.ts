// What an addon author does when a gate opens: the `advice` of the rules that have it.

export const ADVICE_LOADING =
  'Raise "engines" in package.json to the releases that support the version you declare: older ones refuse the addon, and most of them crash.';

export const ADVICE_REFERENCES =
  'References to primitives now succeed and hold them: drop the wrapping object or the fallback for napi_invalid_arg, and unref or delete every reference, since nothing else releases what it holds.';

export const ADVICE_CANNOT_RUN_JS =
  'Check for napi_cannot_run_js beside napi_pending_exception: it means that no exception is pending and JavaScript will not run again in this environment, so clean up and return without touching it.';

export const ADVICE_THREADSAFE_FUNCTION =
  'Handle exceptions in call_js, in the JavaScript callback and in the finalizer (napi_get_and_clear_last_exception): what they leave behind is no longer a warning but an uncaughtException, which ends the process unless somebody listens.';

export const ADVICE_FINALIZER =
  'Finalizers now run inside the garbage collection: call only functions that take node_api_basic_env there, and hand everything else to node_api_post_finalizer.';

export const ADVICE_FINALIZER_CPP =
  'Destructors and Finalize(Napi::BasicEnv) now run inside the garbage collection: let them free native memory only, and move what needs the engine to Finalize(Napi::Env).';

export const ADVICE_THROWN_NULL =
  'Let no callee throw null or undefined into C++, or stay below 10: node-addon-api 8 does not wrap them when it is compiled for 10, and then terminates the process or loses the value.';

/** Of rules that see the version come into force, in one way or another of loading. */
export const ADVICE_IN_FORCE =
  'Nothing is to be done about this itself: it shows that the declared version is in force here. What that changes is what the other rules say.';

export const ADVICE_SECOND_LOAD =
  'Register the addon by its exported symbols (NAPI_MODULE_INIT) and not by napi_module_register: a declared version that the first load ignores and the second heeds gives one addon two semantics.';
