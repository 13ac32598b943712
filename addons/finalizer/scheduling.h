/* Acts on hooks, async work and thread-safe functions, and what they need before a finalizer may run. */
#ifndef FINALIZER_SCHEDULING_H_
#define FINALIZER_SCHEDULING_H_

#include "subject.h"

/* The act with a name, or NULL. */
Act FindSchedulingAct(const char* name);

/* Makes what the act of the subject works on; returns `callback`, or NULL with an exception pending. */
napi_value PrepareAct(napi_env env, Subject* subject, napi_value callback);

/* Lets go of what is left of it. */
void DisposeAct(napi_env env, Subject* subject);

#endif /* FINALIZER_SCHEDULING_H_ */
