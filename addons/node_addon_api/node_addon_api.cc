/*
 * Observes what becomes of a declared version behind node-addon-api, whose inline code depends on NAPI_VERSION:
 * references to primitives, exceptions of JavaScript that pass through C++, thread-safe functions, ObjectWrap.
 * Compiled for every Node-API version that its targets declare (none and every stable and experimental version), with
 * and without C++ exceptions (the variants). One file, because each that includes napi.h takes the compiler a second per
 * version and variant.
 */
#include "napi_of_target.h"
#include "wrapped.h"

#include <string>
#include <thread>

/* node-addon-api calls it in addons of the experimental version only, even where the runtime lacks it. */
#ifdef NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER
#if defined(_WIN32)
#include <windows.h>
static bool IsExported(const char* name) {
  return GetProcAddress(GetModuleHandle(nullptr), name) != nullptr;
}
#else
#include <dlfcn.h>
static bool IsExported(const char* name) {
  return dlsym(RTLD_DEFAULT, name) != nullptr;
}
#endif
#endif

/* persistent(value): whether a strong reference returns the same value, and nothing at count 0. */
static Napi::Value Persistent(const Napi::CallbackInfo& info) {
  auto reference = Napi::Persistent(info[0]);
  if (reference.IsEmpty()) return {};
  auto result = Napi::Object::New(info.Env());
  result["same"] = reference.Value().StrictEquals(info[0]);
  reference.Unref();
  result["released"] = reference.Value().IsEmpty();
  return result;
}

/* The result of a call, or the value that it threw. */
template <typename Call>
static Napi::Value Caught(Napi::Env env, Call call) {
#ifdef NODE_ADDON_API_CPP_EXCEPTIONS
  (void)env;
  try {
    return call();
  } catch (const Napi::Error& error) {
    return error.Value();
  }
#else
  Napi::Value result = call();
  return env.IsExceptionPending() ? env.GetAndClearPendingException().Value() : result;
#endif
}

/* call(callee): passes on whatever it throws. */
static Napi::Value Call(const Napi::CallbackInfo& info) {
  return info[0].As<Napi::Function>().Call({});
}

/* callAndCatch(callee): what it throws, as the C++ code got to see it. */
static Napi::Value CallAndCatch(const Napi::CallbackInfo& info) {
  return Caught(info.Env(), [&] { return Call(info); });
}

/* callTwice(callee, last): the second call comes after the first was caught; last: 'caught' or 'passed-on'. */
static Napi::Value CallTwice(const Napi::CallbackInfo& info) {
  CallAndCatch(info);
  std::string last = info[1].As<Napi::String>();
  return last == "caught" ? CallAndCatch(info) : Call(info);
}

/* Calls of a thread-safe function from its native thread. */
constexpr int kCalls = 2;

struct Caller {
  std::shared_ptr<Counters> counters;
  std::thread thread;

  void End() {
    thread.join();
    counters->threads_finalized++;
    delete this;
  }
};

static void CallCallback(Napi::Env, Napi::Function callback) {
  callback.Call({});
}

static void CallTyped(Napi::Env env, Napi::Function callback, Caller*, void*) {
  if (env != nullptr) callback.Call({});
}

using Typed = Napi::TypedThreadSafeFunction<Caller, void, CallTyped>;

template <typename Function, typename Call>
static void Start(Caller* caller, Function function, Call call) {
  caller->thread = std::thread([function, call] {
    for (int done = 0; done < kCalls; done++) call(function);
    function.Release();
  });
}

/* callFromThread(kind, callback): kind is 'default' (no native callback), 'callback' or 'typed'. */
static void CallFromThread(const Napi::CallbackInfo& info) {
  std::string kind = info[0].As<Napi::String>();
  auto callback = info[1].As<Napi::Function>();
  auto caller = new Caller{CountersOf(info.Env()), {}};
  if (kind == "typed") {
    auto function = Typed::New(
        info.Env(), callback, "probe", 0, 1, caller, [](Napi::Env, void*, Caller* ended) { ended->End(); },
        static_cast<void*>(nullptr));
    Start(caller, function, [](const Typed& called) { called.BlockingCall(); });
    return;
  }
  auto function =
      Napi::ThreadSafeFunction::New(info.Env(), callback, "probe", 0, 1, [caller](Napi::Env) { caller->End(); });
  if (kind == "default") {
    Start(caller, function, [](const Napi::ThreadSafeFunction& called) { called.BlockingCall(); });
  } else {
    Start(caller, function, [](const Napi::ThreadSafeFunction& called) { called.BlockingCall(CallCallback); });
  }
}

/* make(kind): a new object with a native part. */
static Napi::Value Make(const Napi::CallbackInfo& info) {
  std::string kind = info[0].As<Napi::String>();
  auto data = info.Env().GetInstanceData<AddonData>();
  auto& constructor = kind == "plain" ? data->plain : kind == "basic" ? data->basic : data->extended;
  return constructor.New({});
}

static Napi::Value ReadCounters(const Napi::CallbackInfo& info) {
  auto counters = CountersOf(info.Env());
  auto result = Napi::Object::New(info.Env());
  result["destroyed"] = counters->destroyed;
  result["basicFinalized"] = counters->basic_finalized;
  result["finalized"] = counters->finalized;
  result["threadsFinalized"] = counters->threads_finalized;
  return result;
}

static Napi::Object Init(Napi::Env env, Napi::Object exports) {
  auto data = new AddonData;
  data->plain = Napi::Persistent(Plain::DefineClass(env, "Plain", {}));
  data->basic = Napi::Persistent(WithBasicFinalize::DefineClass(env, "WithBasicFinalize", {}));
  data->extended = Napi::Persistent(WithFinalize::DefineClass(env, "WithFinalize", {}));
  env.SetInstanceData(data);
  exports["persistent"] = Napi::Function::New<Persistent>(env);
  exports["call"] = Napi::Function::New<Call>(env);
  exports["callAndCatch"] = Napi::Function::New<CallAndCatch>(env);
  exports["callTwice"] = Napi::Function::New<CallTwice>(env);
  exports["callFromThread"] = Napi::Function::New<CallFromThread>(env);
  exports["make"] = Napi::Function::New<Make>(env);
  exports["counters"] = Napi::Function::New<ReadCounters>(env);
#ifdef NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER
  exports["lacks"] = IsExported("node_api_post_finalizer") ? "" : "node_api_post_finalizer";
#else
  exports["lacks"] = "";
#endif
  return exports;
}

/* Called by the version unit, which holds the registration. */
extern "C" napi_value probe_init(napi_env env, napi_value exports) {
  return Napi::RegisterModule(env, exports, Init);
}
