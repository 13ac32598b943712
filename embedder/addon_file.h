/* The parts of a built addon that a host needs to add it as a linked binding. */
#ifndef EMBEDDER_ADDON_FILE_H_
#define EMBEDDER_ADDON_FILE_H_

#include <string>

#include <node_api.h>
#include <node_version.h>

namespace embedder {

struct AddonFile {
  /** Null: it exports no init function. */
  napi_addon_register_func init = nullptr;
  /** The declared version; 8, the default of Node-API, when it declares none. */
  int32_t declared_version = NODE_API_DEFAULT_MODULE_API_VERSION;
  /** The argument of its call of napi_module_register while it was loaded; null: no call. */
  const napi_module* self_registered = nullptr;
  /** The reason when there is neither. */
  std::string error;
};

/** Loads a file for the rest of the process, and looks at what it exports. */
AddonFile OpenAddonFile(const std::string& file);

/** A copy that lives as long as the process: AddLinkedBinding keeps the pointer to a name, not the name. */
const char* Kept(const std::string& name);

/** The same module under another name. It lives as long as the process, and the name must. */
const napi_module& Renamed(const napi_module& module, const char* name);

}  // namespace embedder

#endif
