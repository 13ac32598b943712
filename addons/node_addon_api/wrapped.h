/* Objects with a native part: one with a destructor alone, one with each kind of Finalize as well. */
#ifndef WRAPPED_H_
#define WRAPPED_H_

#include "napi_of_target.h"

template <typename Self>
class Counted : public Napi::ObjectWrap<Self> {
 public:
  explicit Counted(const Napi::CallbackInfo& info) : Napi::ObjectWrap<Self>(info), counters_(CountersOf(info.Env())) {}
  ~Counted() override { counters_->destroyed++; }

 protected:
  std::shared_ptr<Counters> counters_;
};

class Plain : public Counted<Plain> {
 public:
  using Counted::Counted;
};

class WithBasicFinalize : public Counted<WithBasicFinalize> {
 public:
  using Counted::Counted;
  void Finalize(Napi::BasicEnv) override { counters_->basic_finalized++; }
};

class WithFinalize : public Counted<WithFinalize> {
 public:
  using Counted::Counted;
  /* It may call the engine, and does. */
  void Finalize(Napi::Env env) override {
    if (!Napi::Object::New(env).IsEmpty()) counters_->finalized++;
  }
};

#endif /* WRAPPED_H_ */
