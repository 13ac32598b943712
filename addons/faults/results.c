/* Results that a planted fault makes wrong; see faults.h. */
#define PROBE_FAULTS_THEMSELVES
#include "../probe.h"

#if defined(_MSC_VER)
#define THREAD_LOCAL __declspec(thread)
#else
#define THREAD_LOCAL __thread
#endif

void probe_bend_bool(napi_env env, bool* result) {
  (void)env;
  if (result != NULL) *result = !*result;
}

#define PROBE_BENDS_NUMBER(name, type)    \
  void name(napi_env env, type* result) { \
    (void)env;                            \
    if (result != NULL) *result += 1;     \
  }
PROBE_BENDS_NUMBER(probe_bend_int, int)
PROBE_BENDS_NUMBER(probe_bend_unsigned, unsigned)
PROBE_BENDS_NUMBER(probe_bend_long, long)
PROBE_BENDS_NUMBER(probe_bend_unsigned_long, unsigned long)
PROBE_BENDS_NUMBER(probe_bend_long_long, long long)
PROBE_BENDS_NUMBER(probe_bend_unsigned_long_long, unsigned long long)
PROBE_BENDS_NUMBER(probe_bend_double, double)

/* An array becomes one with another length; every other value undefined, and undefined null. */
void probe_bend_value(napi_env env, napi_value* result) {
  napi_valuetype type = napi_undefined;
  bool is_array = false;
  uint32_t length;
  if (result == NULL) return;
  if (*result != NULL && napi_typeof(env, *result, &type) != napi_ok) return;
  if (*result == NULL) {
    napi_get_undefined(env, result);
  } else if (type == napi_undefined) {
    napi_get_null(env, result);
  } else if (napi_is_array(env, *result, &is_array) == napi_ok && is_array &&
             napi_get_array_length(env, *result, &length) == napi_ok) {
    napi_create_array_with_length(env, length + 1, result);
  } else {
    napi_get_undefined(env, result);
  }
}

void probe_bend_text(napi_env env, const char** result) {
  (void)env;
  if (result != NULL) *result = "a text of the fault";
}

void probe_bend_error_info(napi_env env, const napi_extended_error_info** result) {
  static THREAD_LOCAL napi_extended_error_info bent;
  (void)env;
  if (result == NULL || *result == NULL) return;
  bent = **result;
  bent.error_message = "a message of the fault";
  *result = &bent;
}

void probe_bend_nothing(napi_env env, ...) {
  (void)env;
}

int probe_fault_has_empty_head(void) {
  return probe_fault("sentinel-without-tables", NULL);
}
