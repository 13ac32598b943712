/* One native thread, to be joined or detached, and which thread runs, on POSIX and Windows. In WebAssembly without threads none can be started. */
#ifndef THREAD_H_
#define THREAD_H_

#if defined(_WIN32)
#include <process.h>
#include <windows.h>

typedef HANDLE Thread;
#define THREAD_BODY(name, argument) static unsigned __stdcall name(void* argument)
#define THREAD_RESULT 0

static inline int ThreadStart(Thread* thread, unsigned(__stdcall* body)(void*), void* argument) {
  *thread = (HANDLE)_beginthreadex(NULL, 0, body, argument, 0, NULL);
  return *thread != NULL;
}

static inline void ThreadJoin(Thread thread) {
  WaitForSingleObject(thread, INFINITE);
  CloseHandle(thread);
}

static inline void ThreadDetach(Thread thread) {
  CloseHandle(thread);
}

typedef DWORD ThreadId;

static inline ThreadId ThreadCurrent(void) {
  return GetCurrentThreadId();
}

static inline int ThreadIsCurrent(ThreadId thread) {
  return thread == GetCurrentThreadId();
}
#elif defined(__wasm__)
typedef int Thread;
#define THREAD_BODY(name, argument) static void* name(void* argument)
#define THREAD_RESULT NULL

static inline int ThreadStart(Thread* thread, void* (*body)(void*), void* argument) {
  (void)thread;
  (void)body;
  (void)argument;
  return 0;
}

static inline void ThreadJoin(Thread thread) {
  (void)thread;
}

static inline void ThreadDetach(Thread thread) {
  (void)thread;
}

typedef int ThreadId;

static inline ThreadId ThreadCurrent(void) {
  return 0;
}

static inline int ThreadIsCurrent(ThreadId thread) {
  (void)thread;
  return 1;
}
#else
#include <pthread.h>

typedef pthread_t Thread;
#define THREAD_BODY(name, argument) static void* name(void* argument)
#define THREAD_RESULT NULL

static inline int ThreadStart(Thread* thread, void* (*body)(void*), void* argument) {
  return pthread_create(thread, NULL, body, argument) == 0;
}

static inline void ThreadJoin(Thread thread) {
  pthread_join(thread, NULL);
}

static inline void ThreadDetach(Thread thread) {
  pthread_detach(thread);
}

typedef pthread_t ThreadId;

static inline ThreadId ThreadCurrent(void) {
  return pthread_self();
}

static inline int ThreadIsCurrent(ThreadId thread) {
  return pthread_equal(thread, pthread_self());
}
#endif

#endif /* THREAD_H_ */
