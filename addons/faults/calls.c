/*
 * Planted faults of single calls and of the registration; see faults.h. Compiled once and linked into every addon of
 * the fault build.
 */
#define PROBE_FAULTS_THEMSELVES
#include "../probe.h"

#include <string.h>

#if defined(_MSC_VER)
#define THREAD_LOCAL __declspec(thread)
#else
#define THREAD_LOCAL __thread
#endif

static int IsPlanted(const char* word, size_t length, const char* family, const char* name) {
  size_t family_length = strlen(family);
  if (name == NULL) return length == family_length && strncmp(word, family, length) == 0;
  return length == family_length + 1 + strlen(name) && strncmp(word, family, family_length) == 0 &&
         word[family_length] == ':' && strncmp(word + family_length + 1, name, strlen(name)) == 0;
}

int probe_fault(const char* family, const char* name) {
  /* Nothing changes the environment while a session lasts, so any thread may read it. */
  const char* word = getenv("NAPI_MATRIX_FAULT");
  while (word != NULL && *word != '\0') {
    size_t length = strcspn(word, ",");
    if (IsPlanted(word, length, family, name)) return 1;
    word += length;
    word += *word == ',';
  }
  return 0;
}

enum { MAX_NESTED = 64 };

typedef struct {
  int trusted;
  napi_status status;
} Call;

static THREAD_LOCAL Call calls[MAX_NESTED];
static THREAD_LOCAL int depth = 0;
static THREAD_LOCAL int trusts_next = 0;

void probe_fault_trust(void) {
  trusts_next = 1;
}

int probe_fault_begin(const char* function) {
  if (depth == MAX_NESTED) abort();
  calls[depth++] = (Call){trusts_next, napi_ok};
  trusts_next = 0;
  return probe_fault("drop", function);
}

static napi_status FaultyStatus(const char* function, napi_status status) {
  if (probe_fault("status", function)) return status == napi_ok ? napi_generic_failure : napi_ok;
  if (status == napi_cannot_run_js && probe_fault("cannot-run-js-as-pending-exception", NULL)) {
    return napi_pending_exception;
  }
  if (status == napi_pending_exception && probe_fault("pending-exception-as-cannot-run-js", NULL)) {
    return napi_cannot_run_js;
  }
  return status;
}

void probe_fault_returned(const char* function, napi_status status) {
  Call* call = &calls[depth - 1];
  call->status = call->trusted ? status : FaultyStatus(function, status);
}

int probe_fault_bends(const char* function) {
  return calls[depth - 1].status == napi_ok && probe_fault("result", function);
}

napi_status probe_fault_end(void) {
  return calls[--depth].status;
}

int32_t probe_fault_declaration(int32_t declared, int* version_calls) {
  static int reads = 0;
  reads++;
  if (probe_fault("reads-twice", NULL)) (*version_calls)++;
  if (probe_fault("reads-never", NULL)) (*version_calls)--;
  if (probe_fault("changes-its-mind", NULL) && reads > 1) return declared == 8 ? 10 : 8;
  if (probe_fault("declares", "8")) return 8;
  if (probe_fault("declares", "9")) return 9;
  if (probe_fault("declares", "10")) return 10;
  if (probe_fault("declares", "experimental")) return 2147483647;
  return declared;
}

napi_value probe_fault_init(napi_env env, napi_value exports) {
  if (probe_fault("inits-twice", NULL) && probe_init(env, exports) == NULL) return NULL;
  napi_value result = probe_init(env, exports);
  if (probe_fault("ignores-init-result", NULL)) return NULL;
  if (result == NULL && probe_fault("replaces-exports", NULL)) napi_create_object(env, &result);
  return result;
}

static int IsPrimitive(napi_env env, napi_value value) {
  napi_valuetype type;
  if (napi_typeof(env, value, &type) != napi_ok) return 0;
  return type != napi_object && type != napi_function && type != napi_symbol && type != napi_external;
}

napi_status probe_faulty_create_reference(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  if (probe_fault("references", "objects") && IsPrimitive(env, value)) return napi_invalid_arg;
  napi_status status = napi_create_reference(env, value, count, result);
  if (status != napi_invalid_arg || !probe_fault("references", "anything")) return status;
  /* Something must be behind it, for the reference will be deleted. */
  napi_value object;
  status = napi_create_object(env, &object);
  return status == napi_ok ? napi_create_reference(env, object, count, result) : status;
}
