/*
 * A lock with a condition that every waiter wakes up for, on POSIX and Windows; MONITOR_INITIALIZER initializes a static
 * one. In WebAssembly without threads nobody else could meet the condition, so that waiting returns at once.
 */
#ifndef MONITOR_H_
#define MONITOR_H_

#if defined(_WIN32)
#include <windows.h>

typedef struct {
  SRWLOCK lock;
  CONDITION_VARIABLE changed;
} Monitor;
#define MONITOR_INITIALIZER {SRWLOCK_INIT, CONDITION_VARIABLE_INIT}

static inline void MonitorEnter(Monitor* monitor) {
  AcquireSRWLockExclusive(&monitor->lock);
}

static inline void MonitorLeave(Monitor* monitor) {
  ReleaseSRWLockExclusive(&monitor->lock);
}

/* Between MonitorEnter and MonitorLeave: waits for MonitorChanged; may return without it. */
static inline void MonitorWait(Monitor* monitor) {
  SleepConditionVariableSRW(&monitor->changed, &monitor->lock, INFINITE, 0);
}

static inline void MonitorChanged(Monitor* monitor) {
  WakeAllConditionVariable(&monitor->changed);
}
#elif defined(__wasm__)
typedef struct {
  int unused;
} Monitor;
#define MONITOR_INITIALIZER {0}

static inline void MonitorEnter(Monitor* monitor) {
  (void)monitor;
}

static inline void MonitorLeave(Monitor* monitor) {
  (void)monitor;
}

static inline void MonitorWait(Monitor* monitor) {
  (void)monitor;
}

static inline void MonitorChanged(Monitor* monitor) {
  (void)monitor;
}
#else
#include <pthread.h>

typedef struct {
  pthread_mutex_t lock;
  pthread_cond_t changed;
} Monitor;
#define MONITOR_INITIALIZER {PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER}

static inline void MonitorEnter(Monitor* monitor) {
  pthread_mutex_lock(&monitor->lock);
}

static inline void MonitorLeave(Monitor* monitor) {
  pthread_mutex_unlock(&monitor->lock);
}

/* Between MonitorEnter and MonitorLeave: waits for MonitorChanged; may return without it. */
static inline void MonitorWait(Monitor* monitor) {
  pthread_cond_wait(&monitor->changed, &monitor->lock);
}

static inline void MonitorChanged(Monitor* monitor) {
  pthread_cond_broadcast(&monitor->changed);
}
#endif

#endif /* MONITOR_H_ */
