/*
 * Observes finalizers: of wrapped objects, of objects with napi_add_finalizer, of externals, of external buffers,
 * array buffers and strings. When do they run, how often, with what, and what may they do?
 * Below the gate a finalizer is queued and may do anything; in an experimental addon it runs within the garbage
 * collection, where only basic functions may be called.
 * Built for none and every stable and experimental version.
 */
#include "acts.h"
#include "../optional.h"
#include "scheduling.h"
#include "subject.h"

#include <string.h>

static Table* TableOf(napi_env env) {
  void* data = NULL;
  PROBE_MUST(napi_get_instance_data(env, &data));
  return data;
}

static Subject* SubjectOf(napi_env env, napi_value id_value) {
  int32_t id = -1;
  Table* table = TableOf(env);
  if (table == NULL) return NULL;
  PROBE_MUST(napi_get_value_int32(env, id_value, &id));
  if (id < 0 || id >= table->count) {
    napi_throw_range_error(env, "ERR_PROBE", "no such finalizer");
    return NULL;
  }
  return table->subjects[id];
}

static Act ActOf(napi_env env, napi_value value) {
  char name[40];
  size_t length;
  PROBE_MUST(napi_get_value_string_utf8(env, value, name, sizeof(name), &length));
  Act act = FindAct(name);
  if (act == NULL) napi_throw_range_error(env, "ERR_PROBE", "no such act");
  return act;
}

/* create(act, postedAct, callback): an id */
static napi_value Create(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 3);
  Table* table = TableOf(env);
  if (table == NULL) return NULL;
  Act act = ActOf(env, args[0]);
  Act posted_act = act == NULL ? NULL : ActOf(env, args[1]);
  if (posted_act == NULL) return NULL;
  Subject* subject = NewSubject(table, act, posted_act);
  PROBE_MUST(napi_create_reference(env, args[2], 1, &subject->callback));
  PROBE_MUST(napi_create_reference(env, args[2], 1, &subject->spare));
  if (PrepareAct(env, subject, args[2]) == NULL) return NULL;
  return probe_number(env, table->count++);
}

static napi_value WrappedObject(napi_env env, Subject* subject) {
  napi_value object;
  PROBE_MUST(napi_create_object(env, &object));
  PROBE_MUST(napi_wrap(env, object, &subject->data, Finalize, subject, NULL));
  return object;
}

static napi_value ObjectWithFinalizer(napi_env env, Subject* subject) {
  napi_value object;
  PROBE_MUST(napi_create_object(env, &object));
  PROBE_MUST(napi_add_finalizer(env, object, &subject->data, Finalize, subject, NULL));
  return object;
}

static napi_value External(napi_env env, Subject* subject) {
  napi_value external;
  PROBE_MUST(napi_create_external(env, &subject->data, Finalize, subject, &external));
  return external;
}

static napi_value ExternalBuffer(napi_env env, Subject* subject) {
  napi_value buffer;
  PROBE_MUST(napi_create_external_buffer(env, DATA_LENGTH, &subject->data, Finalize, subject, &buffer));
  return buffer;
}

static napi_value ExternalArrayBuffer(napi_env env, Subject* subject) {
  napi_value buffer;
  PROBE_MUST(napi_create_external_arraybuffer(env, &subject->data, DATA_LENGTH, Finalize, subject, &buffer));
  return buffer;
}

static napi_value ExternalStringLatin1(napi_env env, Subject* subject) {
  napi_value string;
  bool copied;
  char* text = subject->data.latin1;
  for (int at = 0; at < DATA_LENGTH; at++) text[at] = 'x';
  PROBE_MUST(CALL_OPTIONAL(node_api_create_external_string_latin1)(env, text, DATA_LENGTH, Finalize, subject, &string,
                                                                   &copied));
  return string;
}

static napi_value ExternalStringUtf16(napi_env env, Subject* subject) {
  napi_value string;
  bool copied;
  char16_t* text = subject->data.utf16;
  for (int at = 0; at < DATA_LENGTH; at++) text[at] = 0x263a;
  PROBE_MUST(CALL_OPTIONAL(node_api_create_external_string_utf16)(env, text, DATA_LENGTH, Finalize, subject, &string,
                                                                  &copied));
  return string;
}

static const struct {
  const char* name;
  napi_value (*value)(napi_env env, Subject* subject);
} kinds[] = {
    {"wrap", WrappedObject},
    {"add-finalizer", ObjectWithFinalizer},
    {"external", External},
    {"external-buffer", ExternalBuffer},
    {"external-arraybuffer", ExternalArrayBuffer},
    {"external-string-latin1", ExternalStringLatin1},
    {"external-string-utf16", ExternalStringUtf16},
};

/* value(id, kind): a value of that kind, with the finalizer */
static napi_value Value(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  char name[32];
  size_t length;
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  PROBE_MUST(napi_get_value_string_utf8(env, args[1], name, sizeof(name), &length));
  for (size_t kind = 0; kind < sizeof(kinds) / sizeof(kinds[0]); kind++) {
    if (strcmp(kinds[kind].name, name) == 0) return kinds[kind].value(env, subject);
  }
  napi_throw_range_error(env, "ERR_PROBE", "no such kind");
  return NULL;
}

/* collect(collectGarbage): calls it; what runs meanwhile runs inside the collection. */
static napi_value Collect(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value result, undefined;
  Table* table = TableOf(env);
  if (table == NULL) return NULL;
  PROBE_MUST(napi_get_undefined(env, &undefined));
  PROBE_MUST(napi_create_double(env, 42, &table->number));
  PROBE_MUST(napi_create_object(env, &table->object));
  table->collecting = true;
  napi_status status = napi_call_function(env, undefined, args[0], 0, NULL, &result);
  table->collecting = false;
  table->number = NULL;
  table->object = NULL;
  return status == napi_ok ? result : NULL;
}

static napi_value RecordObject(napi_env env, const Record* record) {
  napi_value object, inside, data;
  PROBE_MUST(napi_create_object(env, &object));
  PROBE_MUST(napi_get_boolean(env, record->inside_collection, &inside));
  PROBE_MUST(napi_get_boolean(env, record->right_data, &data));
  PROBE_MUST(napi_set_named_property(env, object, "insideCollection", inside));
  PROBE_MUST(napi_set_named_property(env, object, "rightData", data));
  if (probe_set_number(env, object, "runs", record->runs) == NULL) return NULL;
  return probe_set_number(env, object, "status", record->status);
}

/* state(id): { runs, insideCollection, rightData, status, posted: the same of what node_api_post_finalizer ran } */
static napi_value State(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  napi_value state = RecordObject(env, &subject->record);
  napi_value posted = RecordObject(env, &subject->posted);
  if (state == NULL || posted == NULL) return NULL;
  PROBE_MUST(napi_set_named_property(env, state, "posted", posted));
  return state;
}

/* release(id): lets go of what the finalizer could have used. */
static napi_value Release(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  PROBE_MUST(napi_delete_reference(env, subject->callback));
  if (subject->spare != NULL) PROBE_MUST(napi_delete_reference(env, subject->spare));
  DisposeAct(env, subject);
  return NULL;
}

/* exported(): { [function]: boolean } of the functions that not every release has */
static napi_value Exported(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value result;
  PROBE_MUST(napi_create_object(env, &result));
#define SET_EXPORTED(function)                                             \
  do {                                                                     \
    napi_value exported;                                                   \
    PROBE_MUST(napi_get_boolean(env, IS_EXPORTED(function), &exported));   \
    PROBE_MUST(napi_set_named_property(env, result, #function, exported)); \
  } while (0)
  SET_EXPORTED(node_api_post_finalizer);
  SET_EXPORTED(node_api_create_external_string_latin1);
  SET_EXPORTED(node_api_create_external_string_utf16);
#undef SET_EXPORTED
  return result;
}

napi_value probe_init(napi_env env, napi_value exports) {
  if (NewTable(env) == NULL) return NULL;
  PROBE_FUNCTION(exports, "create", Create);
  PROBE_FUNCTION(exports, "value", Value);
  PROBE_FUNCTION(exports, "collect", Collect);
  PROBE_FUNCTION(exports, "state", State);
  PROBE_FUNCTION(exports, "release", Release);
  PROBE_FUNCTION(exports, "exported", Exported);
  return exports;
}
