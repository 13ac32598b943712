/*
 * Debian's libnode reads some of its built-in modules (acorn, undici, cjs-module-lexer) from /usr/share/nodejs when the
 * process starts, and aborts when they are not there. An unpacked libnode has them beside it: the paths are changed on
 * their way into libuv, which needs neither root nor a mount namespace.
 */
#include <dlfcn.h>
#include <unistd.h>
#include <uv.h>

#include <climits>
#include <string>

namespace {

constexpr char kInstalled[] = "/usr/share/nodejs/";

/** Where the host was built: packages lie in `root` beside the executable. */
std::string Unpacked(const char* path) {
  char self[PATH_MAX];
  const ssize_t length = readlink("/proc/self/exe", self, sizeof(self));
  if (length < 0) return path;
  const std::string executable(self, static_cast<size_t>(length));
  return executable.substr(0, executable.rfind('/')) + "/root" + path;
}

}  // namespace

/* The executable is searched first when libnode is linked, so this stands before libuv's. */
extern "C" __attribute__((visibility("default"))) int uv_fs_open(uv_loop_t* loop, uv_fs_t* request, const char* path,
                                                                 int flags, int mode, uv_fs_cb callback) {
  using Open = decltype(&uv_fs_open);
  static const Open open = reinterpret_cast<Open>(dlsym(RTLD_NEXT, "uv_fs_open"));
  const std::string name(path);
  const bool is_builtin = name.compare(0, sizeof(kInstalled) - 1, kInstalled) == 0;
  return open(loop, request, is_builtin ? Unpacked(path).c_str() : path, flags, mode, callback);
}
