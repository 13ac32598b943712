/*
 * Takes over dlopen, by which a runtime opens the addon, and dlsym, by which it reads the declaration and by which some
 * addons look functions up. Other calls are passed on by a jump, not a call: the loader searches the libraries of the
 * object that the call returns to.
 */
#include "slots.h"
#include "trace.h"

#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef void* (*Open)(const char* path, int mode);
typedef void* (*LookUp)(void* object, const char* name);
typedef int32_t (*GetVersion)(void);

/* The name that runtimes look up; see version_unit.c. */
static const char DECLARATION[] = "node_api_module_get_api_version_v1";

static Open next_open;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* The addon, and the objects that it opened itself. */
enum { OBJECT_CAPACITY = 64 };
static Object objects[OBJECT_CAPACITY];
static size_t object_count = 0;
static void* addon = NULL;

/* NAPI_MATRIX_TRACE_AS */
static bool has_other_version = false;
static bool declares_nothing = false;
static int32_t other_version;

static __attribute__((constructor)) void Start(void) {
  next_open = (Open)(uintptr_t)dlsym(RTLD_NEXT, "dlopen");
}

static int32_t OtherVersion(void) {
  return other_version;
}

static bool IsAddon(const char* path) {
  const char* wanted = getenv("NAPI_MATRIX_TRACE");
  struct stat left, right;
  return wanted != NULL && path != NULL && strchr(path, '/') != NULL && stat(wanted, &left) == 0 &&
         stat(path, &right) == 0 && left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

static bool IsTraced(Object object) {
  for (size_t at = 0; at < object_count; at++) {
    if (objects[at] == object) return true;
  }
  return false;
}

/* Called by the addon. */
static void* AddonLooksUp(void* object, const char* name) {
  uint32_t index = trace_index_of(name);
  /* A jump, as said above. */
  if (index == NOTHING) return dlsym(object, name);
  Function* function = &trace_record->functions[index];
  function->marks |= LOOKED_UP;
  void* found = dlsym(object, name);
  return found != NULL && found == trace_real[index] ? trace_calls[index] : found;
}

/* Called by the runtime. */
static void* RuntimeLooksUp(void* object, const char* name) {
  if (object != addon || addon == NULL || strcmp(name, DECLARATION) != 0) return dlsym(object, name);
  trace_record->header.marks |= DECLARATION_READ;
  if (!has_other_version) return dlsym(object, name);
  return declares_nothing ? NULL : (void*)OtherVersion;
}

static void* ForRuntime(const char* name) {
  return strcmp(name, "dlsym") == 0 ? (void*)RuntimeLooksUp : NULL;
}

static void* ForAddon(const char* name) {
  if (strcmp(name, "dlsym") == 0) return (void*)AddonLooksUp;
  uint32_t index = trace_index_of(name);
  if (index == NOTHING) return NULL;
  trace_record->functions[index].marks |= IMPORTED;
  return trace_real[index] == NULL ? NULL : trace_calls[index];
}

static int32_t EffectiveVersion(void) {
  Header* header = &trace_record->header;
  GetVersion declared = (GetVersion)(uintptr_t)dlsym(addon, DECLARATION);
  if (declared != NULL) {
    header->marks |= DECLARES;
    header->declared = declared();
  }
  const char* as = getenv("NAPI_MATRIX_TRACE_AS");
  has_other_version = as != NULL;
  declares_nothing = as != NULL && strcmp(as, "none") == 0;
  if (as != NULL) other_version = (int32_t)strtol(as, NULL, 10);
  int32_t version = has_other_version  ? (declares_nothing ? 0 : other_version)
                    : declared == NULL ? 0
                                       : header->declared;
  return version < 8 ? 8 : version;
}

static void Trace(void* handle, Object runtime) {
  Object object = object_of(handle);
  if (object == NULL || IsTraced(object) || object_count == OBJECT_CAPACITY) return;
  if (addon == NULL) {
    addon = handle;
    trace_prepare_calls(EffectiveVersion());
    fill_slots(runtime, ForRuntime);
  }
  fill_slots(object, ForAddon);
  objects[object_count++] = object;
}

/* The object that called dlopen last, in this thread. */
static __thread Object caller = NULL;

static void* OpenTraced(const char* path, int mode) {
  Object runtime = caller;
  pthread_mutex_lock(&lock);
  bool is_ready = trace_record != NULL || trace_open_record();
  pthread_mutex_unlock(&lock);
  void* handle = next_open(path, mode);
  if (handle == NULL || !is_ready) return handle;
  pthread_mutex_lock(&lock);
  Trace(handle, runtime);
  if (handle == addon) trace_record->header.opened++;
  pthread_mutex_unlock(&lock);
  return handle;
}

static Open Choose(const char* path, void* called_from) {
  if (next_open == NULL) Start();
  bool is_addon = IsAddon(path);
  if (!is_addon && object_count == 0) return next_open;
  caller = object_at(called_from);
  bool is_file = path != NULL && strchr(path, '/') != NULL;
  return caller != NULL && (is_addon || (is_file && IsTraced(caller))) ? OpenTraced : next_open;
}

__attribute__((visibility("default"))) void* dlopen(const char* path, int mode) {
  return Choose(path, __builtin_return_address(0))(path, mode);
}
