/* Thread-safe functions, called twice from a native thread. */
#ifndef THREADS_H_
#define THREADS_H_

#include "napi_of_target.h"

#include <string>
#include <thread>

namespace threads {

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

inline void CallCallback(Napi::Env, Napi::Function callback) {
  callback.Call({});
}

inline void CallTyped(Napi::Env env, Napi::Function callback, Caller*, void*) {
  if (env != nullptr) callback.Call({});
}

using Typed = Napi::TypedThreadSafeFunction<Caller, void, CallTyped>;

template <typename Function, typename Call>
void Start(Caller* caller, Function function, Call call) {
  caller->thread = std::thread([function, call] {
    for (int done = 0; done < kCalls; done++) call(function);
    function.Release();
  });
}

/* callFromThread(kind, callback): kind is 'default' (no native callback), 'callback' or 'typed'. */
inline void CallFromThread(const Napi::CallbackInfo& info) {
  std::string kind = info[0].As<Napi::String>();
  auto callback = info[1].As<Napi::Function>();
  auto caller = new Caller{CountersOf(info.Env()), {}};
  if (kind == "typed") {
    auto function = Typed::New(info.Env(), callback, "probe", 0, 1, caller,
                               [](Napi::Env, void*, Caller* ended) { ended->End(); }, static_cast<void*>(nullptr));
    Start(caller, function, [](const Typed& called) { called.BlockingCall(); });
    return;
  }
  auto function = Napi::ThreadSafeFunction::New(info.Env(), callback, "probe", 0, 1,
                                                [caller](Napi::Env) { caller->End(); });
  if (kind == "default") {
    Start(caller, function, [](const Napi::ThreadSafeFunction& called) { called.BlockingCall(); });
  } else {
    Start(caller, function, [](const Napi::ThreadSafeFunction& called) { called.BlockingCall(CallCallback); });
  }
}

}  // namespace threads

#endif /* THREADS_H_ */
