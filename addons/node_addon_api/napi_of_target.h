/* node-addon-api as an addon of the target meets it, and what the sources of this addon share. */
#ifndef NAPI_OF_TARGET_H_
#define NAPI_OF_TARGET_H_

#include <node_api.h>

/*
 * Node.js' own headers announce and declare this for the experimental version, and node-addon-api posts finalizers
 * with it; node-api-headers leaves everything experimental out.
 */
#if NAPI_VERSION == NAPI_VERSION_EXPERIMENTAL && !defined(NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER)
#define NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER
extern "C" NAPI_EXTERN napi_status NAPI_CDECL node_api_post_finalizer(node_api_basic_env env, napi_finalize finalize_cb,
                                                                      void* finalize_data, void* finalize_hint);
#endif

#include <napi.h>

#include <memory>

/* Counts events of one env's objects, on its thread only; each object that writes shares ownership. */
struct Counters {
  int destroyed = 0;
  int basic_finalized = 0;
  int finalized = 0;
  int threads_finalized = 0;
};

struct AddonData {
  std::shared_ptr<Counters> counters = std::make_shared<Counters>();
  Napi::FunctionReference plain, basic, extended;
};

inline std::shared_ptr<Counters> CountersOf(Napi::Env env) {
  return env.GetInstanceData<AddonData>()->counters;
}

#endif /* NAPI_OF_TARGET_H_ */
