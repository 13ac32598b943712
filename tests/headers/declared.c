/*
 * declared FILE...: per file a line "<declared version or -> <how it registers>", read without a runtime. It stands in
 * for one as far as these addons need it: it has a napi_module_register, which records whether a constructor called it.
 */
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>

static int registered;

__attribute__((visibility("default"))) void napi_module_register(void* module) {
  (void)module;
  registered = 1;
}

typedef int32_t (*VersionFunction)(void);

int main(int argc, char** argv) {
  for (int index = 1; index < argc; index++) {
    registered = 0;
    void* library = dlopen(argv[index], RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) {
      fprintf(stderr, "%s\n", dlerror());
      return 1;
    }
    VersionFunction version = (VersionFunction)(uintptr_t)dlsym(library, "node_api_module_get_api_version_v1");
    if (version == NULL) {
      printf("-");
    } else {
      printf("%d", version());
    }
    int has_symbol = dlsym(library, "napi_register_module_v1") != NULL;
    printf(" %s\n", registered ? (has_symbol ? "constructor+symbol" : "constructor") : "symbol");
  }
  return 0;
}
