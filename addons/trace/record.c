/* The file that holds what was seen: mapped into memory, so that it needs no code at the end of the process. */
#include "trace.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

Record* trace_record = NULL;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define TRACED(name, version, env, asked, parameters, arguments) {#name, version, 0},
static const Function functions[FUNCTION_COUNT] = {
#include "traced_functions.h"
    {"napi_fatal_error", 1, 0},
};
#undef TRACED

static bool Fail(const char* path) {
  fprintf(stderr, "napi-matrix: cannot write %s: %s; nothing is traced\n", path, strerror(errno));
  unlink(path);
  return false;
}

bool trace_open_record(void) {
  char path[4096];
  const char* folder = getenv("NAPI_MATRIX_TRACE_FOLDER");
  snprintf(path, sizeof(path), "%s/%d.trace", folder == NULL ? "." : folder, (int)getpid());
  int file = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return Fail(path);
  /* Not a file with holes: a full disk is an error now, and a SIGBUS when a hole is written. */
  int error = posix_fallocate(file, 0, sizeof(Record));
  void* mapped = error == 0 ? mmap(NULL, sizeof(Record), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0) : MAP_FAILED;
  if (error != 0) errno = error;
  bool is_mapped = mapped != MAP_FAILED || Fail(path);
  close(file);
  if (!is_mapped) return false;
  Record* record = mapped;
  memcpy(record->functions, functions, sizeof(functions));
  record->header.functions = FUNCTION_COUNT;
  record->header.thread_capacity = THREAD_CAPACITY;
  record->header.event_capacity = EVENT_CAPACITY;
  memcpy(record->header.magic, "NAPITRC1", sizeof(record->header.magic));
  trace_record = record;
  return true;
}

Thread* trace_new_thread(void) {
  Header* header = &trace_record->header;
  pthread_mutex_lock(&lock);
  bool is_full = header->threads == THREAD_CAPACITY;
  if (is_full) header->marks |= THREADS_SHARED;
  Thread* thread = &trace_record->threads[is_full ? THREAD_CAPACITY - 1 : header->threads++];
  thread->id = (uint32_t)syscall(SYS_gettid);
  prctl(PR_GET_NAME, thread->name);
  thread->inside = NOTHING;
  pthread_mutex_unlock(&lock);
  return thread;
}

void trace_event(EventKind kind, uint32_t function, uint32_t other, uint32_t status, const Thread* thread) {
  Header* header = &trace_record->header;
  uint32_t place = (uint32_t)(thread - trace_record->threads);
  pthread_mutex_lock(&lock);
  uint32_t at = 0;
  for (; at < header->events; at++) {
    const Event* event = &trace_record->events[at];
    if (event->kind == kind && event->function == function && event->other == other && event->status == status &&
        event->thread == place) {
      break;
    }
  }
  if (at == EVENT_CAPACITY) {
    header->marks |= EVENTS_LOST;
  } else {
    Event* event = &trace_record->events[at];
    if (at == header->events) {
      *event = (Event){kind, function, other, status, place, 0, 0};
      header->events++;
    }
    event->count++;
  }
  pthread_mutex_unlock(&lock);
}
