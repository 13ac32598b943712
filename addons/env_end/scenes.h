/* What the end of an env is observed with: functions for JavaScript, one for each scene. */
#ifndef ENV_END_SCENES_H_
#define ENV_END_SCENES_H_

#include "../probe.h"

/* alive(holder): one value of every kind that has a finalizer, held by the object, and three hooks. */
napi_value Alive(napi_env env, napi_callback_info info);

/* asyncHooks(): asynchronous hooks that complete later, and one that is removed. */
napi_value AsyncHooks(napi_env env, napi_callback_info info);

/* quickHooks(): three asynchronous hooks that complete at once. */
napi_value QuickHooks(napi_env env, napi_callback_info info);

/* finalizersCall(object, another, function): two finalizers that call the function and throw. */
napi_value FinalizersCall(napi_env env, napi_callback_info info);

/* hooksCall(function): hooks and the finalizer of the instance data that do so too. */
napi_value HooksCall(napi_env env, napi_callback_info info);

/* ran(): the function that is called calls this one. */
napi_value JavaScriptRan(napi_env env, napi_callback_info info);

/* finalizerDeletes(object): two finalizers of an object, of which the first to run deletes the references of both. */
napi_value FinalizerDeletes(napi_env env, napi_callback_info info);

#endif /* ENV_END_SCENES_H_ */
