/*
 * Stands between one addon and the runtime that loads it. A process that preloads this library (LD_PRELOAD) hands over
 * its calls of dlopen: when the addon is opened, its references to functions of Node-API are pointed at functions of
 * ours, which count the call and pass it on (slots.c, calls.c). What is counted is in a file that is mapped into memory,
 * so that it is there however the process ends (record.c).
 *
 * No addon: it imports no function of Node-API, and other processes preload it as well, where it does nothing.
 *
 *   NAPI_MATRIX_TRACE         the addon
 *   NAPI_MATRIX_TRACE_FOLDER  the folder for <pid>.trace
 *   NAPI_MATRIX_TRACE_AS      optional: the version that the runtime is told, or "none"
 *   NAPI_MATRIX_TRACE_NEWER   optional: "throw" or "abort" where a function newer than the declared version is called
 */
#ifndef TRACE_H_
#define TRACE_H_

#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <link.h>
#include <node_api_types.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UNLIKELY(condition) __builtin_expect(!!(condition), 0)

struct uv_loop_s;

/* The same as in addons/optional.h. */
typedef void (*FinalizeShared)(void* data, void* hint);

/* Every function of Node-API that returns a status, then napi_fatal_error. */
#define TRACED(name, version, env, asked, parameters, arguments) Index_##name,
enum {
#include "traced_functions.h"
  Index_napi_fatal_error,
  FUNCTION_COUNT
};
#undef TRACED

/* The version of a function that is in none yet, and of an addon that declares the experimental version. */
enum { EXPERIMENTAL = 2147483647 };

/* The file. Its reader: runner/authors/trace/read-record.ts. */
enum { THREAD_CAPACITY = 1024, EVENT_CAPACITY = 4096, NOTHING = 0xFFFFFFFF };

enum { DECLARES = 1, DECLARATION_READ = 2, EVENTS_LOST = 4, THREADS_SHARED = 8 };

typedef struct {
  char magic[8];
  uint32_t functions;
  uint32_t thread_capacity;
  uint32_t event_capacity;
  uint32_t threads;
  uint32_t events;
  uint32_t marks;
  /* The declared version, where the addon DECLARES any. */
  int32_t declared;
  /* How often it was opened. */
  uint32_t opened;
  uint32_t reserved[6];
} Header;

enum { EXPORTED = 1, IMPORTED = 2, LOOKED_UP = 4, NEWER = 8 };

typedef struct {
  char name[56];
  int32_t version;
  /* EXPORTED by the runtime; by the addon IMPORTED, LOOKED_UP; NEWER than it declares. */
  uint32_t marks;
} Function;

/* The state of a thread that the next call must look at. */
enum { FAILED = 1, MAY_BE_PENDING = 2 };

typedef struct {
  uint32_t id;
  char name[16];
  /* The function that it is in; NOTHING: none. */
  uint32_t inside;
  /* FAILED, MAY_BE_PENDING; 0 as a rule. */
  uint32_t watched;
  /* FAILED: the last call, and its status. */
  uint32_t failed;
  uint32_t failed_status;
  /* MAY_BE_PENDING: the call that left an exception. */
  uint32_t thrower;
  uint64_t calls[FUNCTION_COUNT];
} Thread;

/*
 * FAILURE: function returned status, and the thread called other next. REFUSED: function failed with
 * napi_pending_exception, because the exception that other left was not cleared.
 */
typedef enum { FAILURE = 1, REFUSED = 2 } EventKind;

typedef struct {
  uint32_t kind;
  uint32_t function;
  uint32_t other;
  uint32_t status;
  /* Its place in the list of threads. */
  uint32_t thread;
  uint32_t reserved;
  uint64_t count;
} Event;

typedef struct {
  Header header;
  Function functions[FUNCTION_COUNT];
  Thread threads[THREAD_CAPACITY];
  Event events[EVENT_CAPACITY];
} Record;

/* NULL until an addon is traced. */
extern Record* trace_record;

/* Maps the file; false, with a line on stderr, where that is not possible. */
bool trace_open_record(void);
/* The entry of a thread that has none. */
Thread* trace_new_thread(void);
void trace_event(EventKind kind, uint32_t function, uint32_t other, uint32_t status, const Thread* thread);

/* The functions of the runtime; NULL where it lacks one. */
extern void* trace_real[FUNCTION_COUNT];
/* The function of ours for each. */
extern void* const trace_calls[FUNCTION_COUNT];
/* NOTHING: no function of Node-API. */
uint32_t trace_index_of(const char* name);
/* effective: the version whose functions the addon may call. */
void trace_prepare_calls(int32_t effective);

#endif /* TRACE_H_ */
