/*
 * Planted faults, for the build that proves that every rule can fail. In that build alone the copies of node_api.h
 * end with this file: from there on every Node-API function is a function-like macro of the same name, generated
 * into fault_calls.h, that makes the call and then does as the variable NAPI_MATRIX_FAULT says (runner/tools/mutants/README.md).
 * Without the variable every call is made as it was written.
 */
#ifndef FAULTS_H_
#define FAULTS_H_

#ifdef __cplusplus
extern "C" {
#endif

/* Whether the fault `family:name` is planted; a null name: the fault `family`. */
int probe_fault(const char* family, const char* name);

/* The steps of a call; begin returns whether the call is dropped. Calls may nest, through callbacks. */
int probe_fault_begin(const char* function);
int probe_fault_bends(const char* function);
void probe_fault_returned(const char* function, napi_status status);
napi_status probe_fault_end(void);

/* Around a call whose status the probe depends on: no fault is to change that. */
void probe_fault_trust(void);

int32_t probe_fault_declaration(int32_t declared, int* calls);
napi_value probe_fault_init(napi_env env, napi_value exports);
/* Whether what napi_env points to is the sentinel of nodejs/node#60916 and no tables. */
int probe_fault_has_empty_head(void);

/* For the replaced callbacks: clears the exception that the original left pending. */
void probe_fault_clear_exception(napi_env env);

/* Creates references to every kind of value, or to objects only; the fault decides. */
napi_status probe_faulty_create_reference(napi_env env, napi_value value, uint32_t count, napi_ref* result);

/* Functions that take callbacks: they pass others to the runtime, which apply the fault. */
napi_status probe_faulty_wrap(napi_env env, napi_value object, void* data, node_api_basic_finalize finalize, void* hint,
                              napi_ref* result);
napi_status probe_faulty_add_finalizer(napi_env env, napi_value object, void* data, node_api_basic_finalize finalize,
                                       void* hint, napi_ref* result);
napi_status probe_faulty_create_external(napi_env env, void* data, node_api_basic_finalize finalize, void* hint,
                                         napi_value* result);
napi_status probe_faulty_create_external_arraybuffer(napi_env env, void* data, size_t length,
                                                     node_api_basic_finalize finalize, void* hint, napi_value* result);
napi_status probe_faulty_create_external_buffer(napi_env env, size_t length, void* data,
                                                node_api_basic_finalize finalize, void* hint, napi_value* result);
napi_status probe_faulty_set_instance_data(node_api_basic_env env, void* data, napi_finalize finalize, void* hint);
napi_status probe_faulty_create_async_work(napi_env env, napi_value resource, napi_value name,
                                           napi_async_execute_callback execute, napi_async_complete_callback complete,
                                           void* data, napi_async_work* result);
napi_status probe_faulty_create_threadsafe_function(napi_env env, napi_value function, napi_value resource,
                                                    napi_value name, size_t max_queue_size, size_t threads,
                                                    void* finalize_data, napi_finalize finalize, void* context,
                                                    napi_threadsafe_function_call_js call_js,
                                                    napi_threadsafe_function* result);
napi_status probe_faulty_get_threadsafe_function_context(napi_threadsafe_function function, void** result);

napi_status probe_faulty_define_class(napi_env env, const char* name, size_t length, napi_callback constructor,
                                      void* data, size_t count, const napi_property_descriptor* properties,
                                      napi_value* result);
napi_status probe_faulty_define_properties(napi_env env, napi_value object, size_t count,
                                           const napi_property_descriptor* properties);

/* Makes a result another one than the right one; what is no known kind of result stays. */
void probe_bend_bool(napi_env env, bool* result);
void probe_bend_int(napi_env env, int* result);
void probe_bend_unsigned(napi_env env, unsigned* result);
void probe_bend_long(napi_env env, long* result);
void probe_bend_unsigned_long(napi_env env, unsigned long* result);
void probe_bend_long_long(napi_env env, long long* result);
void probe_bend_unsigned_long_long(napi_env env, unsigned long long* result);
void probe_bend_double(napi_env env, double* result);
void probe_bend_value(napi_env env, napi_value* result);
void probe_bend_text(napi_env env, const char** result);
void probe_bend_error_info(napi_env env, const napi_extended_error_info** result);
void probe_bend_nothing(napi_env env, ...);

#ifdef __cplusplus
}

template <class Env, class Result>
inline void probe_bend(const Env&, const Result&) {}
#define PROBE_BENDS(type, bend)                             \
  template <class Env>                                      \
  inline void probe_bend(const Env&, type* const& result) { \
    bend(nullptr, result);                                  \
  }
PROBE_BENDS(bool, probe_bend_bool)
PROBE_BENDS(int, probe_bend_int)
PROBE_BENDS(unsigned, probe_bend_unsigned)
PROBE_BENDS(long, probe_bend_long)
PROBE_BENDS(unsigned long, probe_bend_unsigned_long)
PROBE_BENDS(long long, probe_bend_long_long)
PROBE_BENDS(unsigned long long, probe_bend_unsigned_long_long)
PROBE_BENDS(double, probe_bend_double)
PROBE_BENDS(const char*, probe_bend_text)
PROBE_BENDS(const napi_extended_error_info*, probe_bend_error_info)
inline void probe_bend(const napi_env& env, napi_value* const& result) {
  probe_bend_value(env, result);
}
#define PROBE_BEND(env, result) probe_bend(env, result)
#else
#define PROBE_BEND(env, result)                                          \
  _Generic((result),                                                     \
      bool*: probe_bend_bool,                                            \
      int*: probe_bend_int,                                              \
      unsigned*: probe_bend_unsigned,                                    \
      long*: probe_bend_long,                                            \
      unsigned long*: probe_bend_unsigned_long,                          \
      long long*: probe_bend_long_long,                                  \
      unsigned long long*: probe_bend_unsigned_long_long,                \
      double*: probe_bend_double,                                        \
      napi_value*: probe_bend_value,                                     \
      const char**: probe_bend_text,                                     \
      const napi_extended_error_info**: probe_bend_error_info,           \
      default: probe_bend_nothing)((napi_env)(uintptr_t)(env), (result))
#endif

#define PROBE_FIRST(...) PROBE_FIRST_(__VA_ARGS__, 0)
#define PROBE_FIRST_(first, ...) first
#define PROBE_LAST(...)                                                                                    \
  PROBE_PICK_(__VA_ARGS__, PROBE_LAST_16_, PROBE_LAST_15_, PROBE_LAST_14_, PROBE_LAST_13_, PROBE_LAST_12_, \
              PROBE_LAST_11_, PROBE_LAST_10_, PROBE_LAST_9_, PROBE_LAST_8_, PROBE_LAST_7_, PROBE_LAST_6_,  \
              PROBE_LAST_5_, PROBE_LAST_4_, PROBE_LAST_3_, PROBE_LAST_2_, PROBE_LAST_1_, 0)(__VA_ARGS__)
#define PROBE_PICK_(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, last, ...) last
#define PROBE_LAST_1_(a) a
#define PROBE_LAST_2_(a, b) b
#define PROBE_LAST_3_(a, b, c) c
#define PROBE_LAST_4_(a, b, c, d) d
#define PROBE_LAST_5_(a, b, c, d, e) e
#define PROBE_LAST_6_(a, b, c, d, e, f) f
#define PROBE_LAST_7_(a, b, c, d, e, f, g) g
#define PROBE_LAST_8_(a, b, c, d, e, f, g, h) h
#define PROBE_LAST_9_(a, b, c, d, e, f, g, h, i) i
#define PROBE_LAST_10_(a, b, c, d, e, f, g, h, i, j) j
#define PROBE_LAST_11_(a, b, c, d, e, f, g, h, i, j, k) k
#define PROBE_LAST_12_(a, b, c, d, e, f, g, h, i, j, k, l) l
#define PROBE_LAST_13_(a, b, c, d, e, f, g, h, i, j, k, l, m) m
#define PROBE_LAST_14_(a, b, c, d, e, f, g, h, i, j, k, l, m, n) n
#define PROBE_LAST_15_(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o) o
#define PROBE_LAST_16_(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p) p

/* The body of every macro of fault_calls.h: `call` once, or not at all, or twice; then its result and its status. */
#define PROBE_FAULT(function, call, ...)                                                                           \
  (probe_fault_begin(function)                                                                                     \
       ? probe_fault_end()                                                                                         \
       : ((probe_fault("twice", function) ? (void)(call) : (void)0), probe_fault_returned(function, (call)),       \
          (probe_fault_bends(function) ? PROBE_BEND(PROBE_FIRST(__VA_ARGS__), PROBE_LAST(__VA_ARGS__)) : (void)0), \
          probe_fault_end()))

/* Hooks of probe.h and version_unit.c. */
#define PROBE_TRUSTED(call) (probe_fault_trust(), (call))
#define PROBE_DECLARATION(declared) probe_fault_declaration(declared, &probe_version_calls)
#define PROBE_INIT(env, exports) probe_fault_init(env, exports)

#ifndef PROBE_FAULTS_THEMSELVES
#include "fault_calls.h"
#endif

#endif /* FAULTS_H_ */
