/* One joinable native thread, on POSIX and Windows. In WebAssembly without threads none can be started. */
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
#endif

#endif /* THREAD_H_ */
