/* What observes the end of an environment from within native code. */
#ifndef THREADSAFE_LIFECYCLE_ENDINGS_H_
#define THREADSAFE_LIFECYCLE_ENDINGS_H_

#include "../probe.h"

/* abortLast(address): the finalizer of the instance data, which comes after all others, aborts the thread-safe function. */
napi_value AbortLast(napi_env env, napi_callback_info info);

/*
 * tellAtExit(address): the process exits with 100 + 10 * a + f, a: how often abortLast() got napi_ok, f: how often the
 * thread-safe function was finalized.
 */
napi_value TellAtExit(napi_env env, napi_callback_info info);

/* quit(): the process ends at once with code 0, whatever its other threads wait for. */
napi_value Quit(napi_env env, napi_callback_info info);

#endif /* THREADSAFE_LIFECYCLE_ENDINGS_H_ */
