/* Native threads that call a thread-safe function. */
#ifndef THREADSAFE_LIFECYCLE_PRODUCERS_H_
#define THREADSAFE_LIFECYCLE_PRODUCERS_H_

#include "../probe.h"
#include "subject.h"

/*
 * block(address, producers): starts so many threads, each of which is a holder and makes one call that waits at a full
 * queue; returns when all of them are about to call. The statuses come with read().
 */
napi_value Block(napi_env env, napi_callback_info info);

/*
 * Waits until a producer that an abort has woken returns, if any does soon. Without this a release of Node.js before
 * 24.14.0 may free the thread-safe function while the producer is still within its call: an abort of the process, or none.
 */
void AwaitProducer(Subject* subject);

/* callFromThread(address): a thread calls once and releases. */
napi_value CallFromThread(napi_env env, napi_callback_info info);

#endif /* THREADSAFE_LIFECYCLE_PRODUCERS_H_ */
