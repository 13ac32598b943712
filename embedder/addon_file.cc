#include "addon_file.h"

#include <dlfcn.h>

#include <map>
#include <mutex>

namespace {

/** Workers load addons as well. */
std::mutex mutex;
/** Constructors run at the first load of a file alone; by the handle of that load. */
std::map<void*, const napi_module*> self_registered;
thread_local const napi_module* registered_now = nullptr;

}  // namespace

/*
 * In the place of libnode's own, which would keep the module for a process.dlopen that never comes: the executable is
 * searched first when an addon is linked.
 */
extern "C" __attribute__((visibility("default"))) void napi_module_register(napi_module* module) {
  registered_now = module;
}

namespace embedder {

AddonFile OpenAddonFile(const std::string& file) {
  AddonFile addon;
  const std::lock_guard<std::mutex> lock(mutex);
  registered_now = nullptr;
  void* handle = dlopen(file.c_str(), RTLD_LAZY | RTLD_LOCAL);
  if (handle == nullptr) {
    addon.error = dlerror();
    return addon;
  }
  if (registered_now != nullptr) self_registered[handle] = registered_now;
  const auto known = self_registered.find(handle);
  if (known != self_registered.end()) {
    addon.self_registered = known->second;
    return addon;
  }
  addon.init = reinterpret_cast<napi_addon_register_func>(dlsym(handle, "napi_register_module_v1"));
  const auto version =
      reinterpret_cast<node_api_addon_get_api_version_func>(dlsym(handle, "node_api_module_get_api_version_v1"));
  if (version != nullptr) addon.declared_version = version();
  if (addon.init == nullptr) addon.error = "Module did not self-register: '" + file + "'.";
  return addon;
}

const char* Kept(const std::string& name) {
  return (new std::string(name))->c_str();
}

const napi_module& Renamed(const napi_module& module, const char* name) {
  napi_module* copy = new napi_module(module);
  copy->nm_modname = name;
  return *copy;
}

}  // namespace embedder
