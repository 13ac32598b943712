/*
 * Observes the further modes of node-addon-api: every C++ exception as an Error, deleters that are basic finalizers, and
 * (the variant maybe) results that may be nothing. Compiled for 8, 10 and the experimental version.
 */
#include <node_api.h>

/* Node.js' own headers announce and declare this; node-api-headers leave everything experimental out. */
#if NAPI_VERSION == NAPI_VERSION_EXPERIMENTAL
#define NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER
extern "C" NAPI_EXTERN napi_status NAPI_CDECL node_api_post_finalizer(node_api_basic_env env, napi_finalize finalize_cb,
                                                                      void* finalize_data, void* finalize_hint);
#endif

#include <napi.h>

#include <stdexcept>

#ifdef NODE_ADDON_API_ENABLE_MAYBE

/* call(callee): { nothing: whether the call had no result, thrown: what it threw, or null } */
static Napi::Value Call(const Napi::CallbackInfo& info) {
  auto env = info.Env();
  Napi::Maybe<Napi::Value> called = info[0].As<Napi::Function>().Call({});
  auto result = Napi::Object::New(env);
  Napi::Value thrown = env.Null();
  bool nothing = called.IsNothing();
  if (env.IsExceptionPending()) thrown = env.GetAndClearPendingException().Value();
  result.Set("nothing", nothing).Check();
  result.Set("thrown", thrown).Check();
  return result;
}

static Napi::Object Init(Napi::Env env, Napi::Object exports) {
  exports.Set("call", Napi::Function::New<Call>(env)).Check();
  return exports;
}

#else

static Napi::Value Throw(const Napi::CallbackInfo&) {
  throw std::runtime_error("thrown in C++");
}

/* What happened to the values of one addon instance, which is never freed: a finalizer may come at any time. */
struct Counters {
  int external = 0, array_buffer = 0, buffer = 0, posted = 0;
  bool right_data = true;
};

struct Memory {
  Counters* counters;
  uint8_t bytes[16];
};

static Counters* CountersOf(Napi::Env env) {
  return env.GetInstanceData<Counters>();
}

/* make(kind): a value whose deleter takes a BasicEnv */
static Napi::Value Make(const Napi::CallbackInfo& info) {
  auto env = info.Env();
  std::string kind = info[0].As<Napi::String>();
  auto memory = new Memory{CountersOf(env), {}};
  if (kind == "external") {
    return Napi::External<Memory>::New(env, memory, [](Napi::BasicEnv basic, Memory* given) {
      given->counters->external++;
#ifdef NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER
      basic.PostFinalizer(
          [](Napi::Env posted, Memory* given) {
            if (!Napi::Object::New(posted).IsEmpty()) given->counters->posted++;
          },
          given);
#else
      (void)basic;
#endif
    });
  }
  auto bytes = memory->bytes;
  if (kind == "array-buffer") {
    return Napi::ArrayBuffer::New(
        env, bytes, sizeof(memory->bytes),
        [](Napi::BasicEnv, void* data, Memory* given) {
          given->counters->array_buffer++;
          if (data != given->bytes) given->counters->right_data = false;
        },
        memory);
  }
  return Napi::Buffer<uint8_t>::New(
      env, bytes, sizeof(memory->bytes),
      [](Napi::BasicEnv, uint8_t* data, Memory* given) {
        given->counters->buffer++;
        if (data != given->bytes) given->counters->right_data = false;
      },
      memory);
}

static Napi::Value ReadCounters(const Napi::CallbackInfo& info) {
  auto counters = CountersOf(info.Env());
  auto result = Napi::Object::New(info.Env());
  result["external"] = counters->external;
  result["array-buffer"] = counters->array_buffer;
  result["buffer"] = counters->buffer;
  result["posted"] = counters->posted;
  result["rightData"] = counters->right_data;
  return result;
}

/* Counters are never freed: a finalizer may come at any time. */
static void Keep(Napi::Env, Counters*) {}

static Napi::Object Init(Napi::Env env, Napi::Object exports) {
  env.SetInstanceData<Counters, Keep>(new Counters);
  exports["throw"] = Napi::Function::New<Throw>(env);
  exports["make"] = Napi::Function::New<Make>(env);
  exports["counters"] = Napi::Function::New<ReadCounters>(env);
  return exports;
}

#endif

/* Of the version unit, which holds the registration. */
extern "C" napi_value probe_init(napi_env env, napi_value exports) {
  return Napi::RegisterModule(env, exports, Init);
}
