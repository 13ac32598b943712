/* Native threads that call a thread-safe function; see producers.h. */
#include "producers.h"
#include "../thread.h"
#include "subject.h"

/* Threads that begin and end while the producers go to sleep, or wake up: these have the time that so many take. */
enum { OTHER_THREADS = 20, MOST_OTHER_THREADS = 400 };

THREAD_BODY(Produce, argument) {
  Producer* producer = argument;
  Subject* subject = producer->subject;
  CounterAdd(&subject->entered, 1);
  napi_status status = napi_call_threadsafe_function(subject->function, &subject->items[1], napi_tsfn_blocking);
  CounterAdd(&producer->returned, (long)status + 1);
  return THREAD_RESULT;
}

THREAD_BODY(DoNothing, argument) {
  (void)argument;
  return THREAD_RESULT;
}

static void PassTime(void) {
  Thread thread;
  if (ThreadStart(&thread, DoNothing, NULL)) ThreadJoin(thread);
}

napi_value Block(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  int32_t producers;
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  PROBE_MUST(napi_get_value_int32(env, args[1], &producers));
  for (int number = 0; number < producers && number < MAX_PRODUCERS; number++) {
    Thread thread;
    Producer* producer = &subject->producers[number];
    producer->subject = subject;
    if (!ThreadStart(&thread, Produce, producer)) {
      napi_throw_error(env, "ERR_PROBE", "a thread could not be started");
      return NULL;
    }
    ThreadDetach(thread);
  }
  while (CounterRead(&subject->entered) < producers) PassTime();
  for (int other = 0; other < OTHER_THREADS; other++) PassTime();
  return NULL;
}

static int HasReturned(Subject* subject) {
  for (int number = 0; number < MAX_PRODUCERS; number++) {
    if (CounterRead(&subject->producers[number].returned) != 0) return 1;
  }
  return 0;
}

void AwaitProducer(Subject* subject) {
  if (CounterRead(&subject->entered) == 0) return;
  for (int other = 0; other < MOST_OTHER_THREADS && !HasReturned(subject); other++) PassTime();
}

THREAD_BODY(CallOnce, argument) {
  Subject* subject = argument;
  napi_call_threadsafe_function(subject->function, &subject->items[0], napi_tsfn_nonblocking);
  napi_release_threadsafe_function(subject->function, napi_tsfn_release);
  return THREAD_RESULT;
}

napi_value CallFromThread(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Thread thread;
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  if (!ThreadStart(&thread, CallOnce, subject)) {
    napi_throw_error(env, "ERR_PROBE", "a thread could not be started");
    return NULL;
  }
  ThreadDetach(thread);
  return NULL;
}
