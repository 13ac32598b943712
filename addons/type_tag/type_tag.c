/*
 * Observes type tags: which objects take one, and which tag an object is found to have.
 * Built for none and every stable and experimental version.
 */
#include "../probe.h"

static const napi_type_tag tags[] = {
    {0xa5a5a5a5a5a5a5a5, 0x1234567890abcdef},
    /* Differs from the first in the upper half only. */
    {0xa5a5a5a5a5a5a5a5, 0x1234567890abcdee},
    {0, 0},
    /* Half of it is 0. */
    {0xa5a5a5a5a5a5a5a5, 0},
    {0, 0x1234567890abcdef},
};
enum { TAGS = sizeof(tags) / sizeof(tags[0]) };

static const napi_type_tag* TagOf(napi_env env, napi_value index_value) {
  uint32_t index = 0;
  PROBE_MUST(napi_get_value_uint32(env, index_value, &index));
  if (index >= TAGS) abort();
  return &tags[index];
}

/* A failed conversion to an object leaves an exception behind beside the status; the status is what is observed. */
static napi_value TakeException(napi_env env) {
  bool pending = false;
  napi_value value;
  PROBE_MUST(napi_is_exception_pending(env, &pending));
  if (pending) PROBE_MUST(napi_get_and_clear_last_exception(env, &value));
  PROBE_MUST(napi_get_boolean(env, pending, &value));
  return value;
}

/* tag(value, index): { status } */
static napi_value Tag(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  const napi_type_tag* tag = TagOf(env, args[1]);
  if (tag == NULL) return NULL;
  napi_status status = napi_type_tag_object(env, args[0], tag);
  if (TakeException(env) == NULL) return NULL;
  return probe_status_object(env, status);
}

/* check(value, index): { status, value: a boolean } */
static napi_value Check(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  const napi_type_tag* tag = TagOf(env, args[1]);
  if (tag == NULL) return NULL;
  bool matches = false;
  napi_value value;
  napi_status status = napi_check_object_type_tag(env, args[0], tag, &matches);
  if (TakeException(env) == NULL) return NULL;
  PROBE_MUST(napi_get_boolean(env, matches, &value));
  return probe_result(env, status, value);
}

/* tagFromScratch(value, index): { status } of a tag in memory that holds another one right after the call */
static napi_value TagFromScratch(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  static napi_type_tag scratch;
  const napi_type_tag* tag = TagOf(env, args[1]);
  if (tag == NULL) return NULL;
  scratch = *tag;
  napi_status status = napi_type_tag_object(env, args[0], &scratch);
  scratch.lower = 1;
  scratch.upper = 1;
  if (TakeException(env) == NULL) return NULL;
  return probe_status_object(env, status);
}

/* external(): an external */
static napi_value External(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value external;
  PROBE_MUST(napi_create_external(env, (void*)tags, NULL, NULL, &external));
  return external;
}

napi_value probe_init(napi_env env, napi_value exports) {
  PROBE_FUNCTION(exports, "tag", Tag);
  PROBE_FUNCTION(exports, "tagFromScratch", TagFromScratch);
  PROBE_FUNCTION(exports, "check", Check);
  PROBE_FUNCTION(exports, "external", External);
  return exports;
}
