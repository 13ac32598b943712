/*
 * Copies files for the harness of a runtime that has no file system (Bare), so that a rule can load an addon as if for the
 * first time. It observes nothing.
 */
#include "../probe.h"

#if defined(_WIN32)
#include <windows.h>

static bool Copy(const char* from, const char* to) {
  static wchar_t wide[2][32768];
  return MultiByteToWideChar(CP_UTF8, 0, from, -1, wide[0], 32768) != 0 &&
         MultiByteToWideChar(CP_UTF8, 0, to, -1, wide[1], 32768) != 0 && CopyFileW(wide[0], wide[1], FALSE) != 0;
}
#else
#include <stdio.h>

static bool Copy(const char* from, const char* to) {
  static char bytes[65536];
  FILE* source = fopen(from, "rb");
  if (source == NULL) return false;
  FILE* copy = fopen(to, "wb");
  bool copied = copy != NULL;
  for (size_t length; copied && (length = fread(bytes, 1, sizeof(bytes), source)) > 0;) {
    copied = fwrite(bytes, 1, length, copy) == length;
  }
  if (ferror(source)) copied = false;
  if (copy != NULL && fclose(copy) != 0) copied = false;
  fclose(source);
  return copied;
}
#endif

/* copyFile(from, to): throws ERR_COPY where it cannot. */
static napi_value CopyFileTo(napi_env env, napi_callback_info info) {
  static char from[32768];
  static char to[32768];
  PROBE_ARGUMENTS(info, 2);
  PROBE_MUST(napi_get_value_string_utf8(env, args[0], from, sizeof(from), NULL));
  PROBE_MUST(napi_get_value_string_utf8(env, args[1], to, sizeof(to), NULL));
  if (!Copy(from, to)) napi_throw_error(env, "ERR_COPY", "the file could not be copied");
  return NULL;
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "copyFile", CopyFileTo);
  return exports;
}
