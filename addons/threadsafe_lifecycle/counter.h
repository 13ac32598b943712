/* A number that one thread counts up while another reads it. */
#ifndef THREADSAFE_LIFECYCLE_COUNTER_H_
#define THREADSAFE_LIFECYCLE_COUNTER_H_

typedef volatile long Counter;

#if defined(_WIN32)
#include <windows.h>

static inline void CounterAdd(Counter* counter, long number) {
  InterlockedExchangeAdd(counter, number);
}

static inline long CounterRead(Counter* counter) {
  return InterlockedCompareExchange(counter, 0, 0);
}
#else
static inline void CounterAdd(Counter* counter, long number) {
  __atomic_fetch_add(counter, number, __ATOMIC_SEQ_CST);
}

static inline long CounterRead(Counter* counter) {
  return __atomic_load_n(counter, __ATOMIC_SEQ_CST);
}
#endif

#endif /* THREADSAFE_LIFECYCLE_COUNTER_H_ */
