/*
 * Makes a runtime of a Node.js that preloads it (LD_PRELOAD) as a proposal wants one (nodejs/node#60916): what napi_env points to
 * begins with a sentinel and two tables of functions, and so does what a thread-safe function points to. No released
 * runtime does this; the rules of the suite vtable are shown to pass and to fail on it.
 *
 * An addon gets an env of ours, which wraps the runtime's; every function that it reaches, by a table or by name, unwraps it.
 * Only the functions with callbacks that the suite calls are wrapped: the callbacks of others get the runtime's env.
 *
 *   TABLES_FAULTS  what is wrong with it: no-tables, no-slot, slot-beyond, no-function-table, no-worker-tables, other-version
 *   TABLES_SUPPORTED  the supported version; default: 10
 */
#include "../../../../addons/trace/slots.h"

#include "../../../../addons/function_tables.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

struct uv_loop_s;
typedef void (*FinalizeShared)(void* data, void* hint);

typedef struct Env {
  EnvTables tables;
  napi_env real;
  struct Env* next;
  JsTable js;
  ModuleTable module;
} Env;

typedef struct {
  HandleTable table;
  napi_threadsafe_function real;
} Function;

/* A callback of an addon and its data. */
typedef struct {
  napi_callback call;
  void* data;
} Callback;

static bool HasFault(const char* name) {
  const char* faults = getenv("TABLES_FAULTS");
  return faults != NULL && strstr(faults, name) != NULL;
}

static void* Next(const char* name) {
  return dlsym(RTLD_DEFAULT, name);
}

static napi_env RealEnv(const void* env) {
  uint64_t sentinel = 0;
  if (env == NULL) return NULL;
  memcpy(&sentinel, env, sizeof(sentinel));
  return sentinel == TABLE_SENTINEL ? ((const Env*)env)->real : (napi_env)env;
}

/* Every function of Node-API that returns a status, with the env of the runtime. */
#define UNWRAP_a0 a0 = (void*)RealEnv(a0);
#define UNWRAP_NULL
#define TRACED(name, version, env, asked, parameters, arguments)               \
  static napi_status NAPI_CDECL Plain_##name parameters {                      \
    static napi_status(NAPI_CDECL * real) parameters = NULL;                   \
    if (real == NULL) real = (napi_status(NAPI_CDECL*) parameters)Next(#name); \
    UNWRAP_##env return real == NULL ? napi_generic_failure : real arguments;  \
  }
#include "traced_functions.h"
#undef TRACED

static Env* WrapperOf(napi_env real);

static napi_value NAPI_CDECL CallBack(napi_env real, napi_callback_info info) {
  Callback* callback = NULL;
  Plain_napi_get_cb_info(real, info, NULL, NULL, NULL, (void**)&callback);
  return callback->call((napi_env)WrapperOf(real), info);
}

static napi_status NAPI_CDECL CreateFunction(napi_env env, const char* name, size_t length, napi_callback call,
                                             void* data, napi_value* result) {
  /* Lives as long as the process, as functions may. */
  Callback* callback = malloc(sizeof(*callback));
  *callback = (Callback){call, data};
  return Plain_napi_create_function(env, name, length, CallBack, callback, result);
}

static napi_status NAPI_CDECL GetCallbackInfo(napi_env env, napi_callback_info info, size_t* argc, napi_value* argv,
                                              napi_value* this_argument, void** data) {
  Callback* callback = NULL;
  napi_status status = Plain_napi_get_cb_info(env, info, argc, argv, this_argument, (void**)&callback);
  if (data != NULL && callback != NULL) *data = callback->data;
  return status;
}

static napi_status NAPI_CDECL CreateThreadsafeFunction(napi_env env, napi_value func, napi_value resource,
                                                       napi_value name, size_t queue, size_t threads,
                                                       void* finalize_data, napi_finalize finalize, void* context,
                                                       napi_threadsafe_function_call_js call_js,
                                                       napi_threadsafe_function* result) {
  Function* function = calloc(1, sizeof(*function));
  function->table = (HandleTable){TABLE_SENTINEL, HasFault("no-function-table") ? NULL : ((Env*)env)->tables.module};
  *result = (napi_threadsafe_function)function;
  return Plain_napi_create_threadsafe_function(env, func, resource, name, queue, threads, finalize_data, finalize,
                                               context, call_js, &function->real);
}

static napi_status NAPI_CDECL CallThreadsafeFunction(napi_threadsafe_function function, void* data,
                                                     napi_threadsafe_function_call_mode mode) {
  return Plain_napi_call_threadsafe_function(((Function*)function)->real, data, mode);
}

static napi_status NAPI_CDECL ReleaseThreadsafeFunction(napi_threadsafe_function function,
                                                        napi_threadsafe_function_release_mode mode) {
  return Plain_napi_release_threadsafe_function(((Function*)function)->real, mode);
}

/* The function of ours for a function of Node-API; NULL where there is none, or the runtime has none. */
static void* OursFor(const char* name) {
  if (strcmp(name, "napi_create_function") == 0) return (void*)CreateFunction;
  if (strcmp(name, "napi_get_cb_info") == 0) return (void*)GetCallbackInfo;
  if (strcmp(name, "napi_create_threadsafe_function") == 0) return (void*)CreateThreadsafeFunction;
  if (strcmp(name, "napi_call_threadsafe_function") == 0) return (void*)CallThreadsafeFunction;
  if (strcmp(name, "napi_release_threadsafe_function") == 0) return (void*)ReleaseThreadsafeFunction;
#define TRACED(function, version, env, asked, parameters, arguments)                            \
  if (strcmp(name, #function) == 0) return Next(name) == NULL ? NULL : (void*)Plain_##function;
#include "traced_functions.h"
#undef TRACED
  return NULL;
}

static void FillTables(Env* env) {
  const char* text = getenv("TABLES_SUPPORTED");
  int supported = text == NULL ? 10 : atoi(text);
  int most = HasFault("slot-beyond") ? 10 : supported;
#define SLOT(field, function, version, result, parameters)           \
  if ((version) <= most) *(void**)&TABLE.field = OursFor(#function);
#define TABLE env->js
#include "js_slots.h"
#undef TABLE
#define TABLE env->module
#include "module_slots.h"
#undef TABLE
#undef SLOT
  *(void**)&env->module.module_register = Next("napi_module_register");
  *(void**)&env->module.fatal_error = Next("napi_fatal_error");
  if (HasFault("no-slot")) env->js.get_date_value = NULL;
}

static bool IsMainThread(void) {
  return syscall(SYS_gettid) == getpid();
}

static Env* envs = NULL;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static Env* WrapperOf(napi_env given) {
  /* A bridge hands on the env that it has itself. */
  napi_env real = RealEnv(given);
  pthread_mutex_lock(&lock);
  Env* env = envs;
  while (env != NULL && env->real != real) env = env->next;
  if (env == NULL) {
    env = calloc(1, sizeof(*env));
    env->real = real;
    FillTables(env);
    env->tables = (EnvTables){TABLE_SENTINEL, &env->js, &env->module};
    if (HasFault("no-tables")) env->tables.module = NULL;
    if (HasFault("no-worker-tables") && !IsMainThread()) env->tables.js = NULL;
    env->next = envs;
    envs = env;
  }
  pthread_mutex_unlock(&lock);
  return env;
}

/* The init function that this thread has looked up and not called yet. */
static __thread napi_addon_register_func init = NULL;

static napi_value NAPI_CDECL Init(napi_env real, napi_value exports) {
  return init((napi_env)WrapperOf(real), exports);
}

static int32_t Eight(void) {
  return 8;
}

/* For the runtime, which reads an addon, and for an addon that looks functions up or reads another one. */
static void* LooksUp(void* object, const char* name) {
  if (object == RTLD_DEFAULT && OursFor(name) != NULL) return OursFor(name);
  if (HasFault("other-version") && strcmp(name, "node_api_module_get_api_version_v1") == 0) return (void*)Eight;
  if (strcmp(name, "napi_register_module_v1") != 0) return dlsym(object, name);
  void* found = dlsym(object, name);
  if (found == NULL) return NULL;
  init = (napi_addon_register_func)(uintptr_t)found;
  return (void*)Init;
}

static void* InRuntime(const char* name) {
  return strcmp(name, "dlsym") == 0 ? (void*)LooksUp : NULL;
}

static void* InAddon(const char* name) {
  void* ours = OursFor(name);
  return ours == NULL ? InRuntime(name) : ours;
}

/* Only where an addon is opened: other programs preload this as well. */
__attribute__((visibility("default"))) void* dlopen(const char* path, int mode) {
  void* (*next)(const char*, int) = (void* (*)(const char*, int))(uintptr_t)dlsym(RTLD_NEXT, "dlopen");
  void* handle = next(path, mode);
  size_t length = path == NULL ? 0 : strlen(path);
  if (handle == NULL || length < 5 || strcmp(path + length - 5, ".node") != 0) return handle;
  pthread_mutex_lock(&lock);
  fill_slots(object_at(__builtin_return_address(0)), InRuntime);
  fill_slots(object_of(handle), InAddon);
  pthread_mutex_unlock(&lock);
  return handle;
}
