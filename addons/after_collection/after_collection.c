/*
 * Observes what is left of an object that was collected: its references, and the finalizers that are still due. Can a
 * reference bring it back, does deleting one cancel its finalizer, and do several finalizers of one object all run?
 * Built for none and every stable and experimental version.
 */
#include "../grow.h"
#include "../probe.h"

#include <stdbool.h>

/*
 * A reference, or a finalizer, or both. Never freed, nor is the table: a runtime that runs a finalizer late or twice
 * must find the record that says so.
 */
typedef struct Subject {
  napi_ref reference;
  int runs;
  bool right_data;
  /* The finalizer deletes the references of this one and of its partner. */
  bool deletes;
  struct Subject* partner;
  /* The first status other than napi_ok of these deletions. */
  napi_status deletion;
} Subject;

/* The instance data. */
typedef struct {
  Subject** subjects;
  int count;
} Table;

static void KeepTable(napi_env env, void* data, void* hint) {
  (void)env;
  (void)data;
  (void)hint;
}

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
    napi_throw_range_error(env, "ERR_PROBE", "no such subject");
    return NULL;
  }
  return table->subjects[id];
}

static Subject* NewSubject(napi_env env) {
  Table* table = TableOf(env);
  if (table == NULL) return NULL;
  Subject* subject = calloc(1, sizeof(*subject));
  if (subject == NULL) abort();
  table->subjects = Grow(table->subjects, table->count, sizeof(Subject*));
  table->subjects[table->count] = subject;
  return subject;
}

/* The id of the newest subject. */
static napi_value NewId(napi_env env) {
  Table* table = TableOf(env);
  return table == NULL ? NULL : probe_number(env, table->count++);
}

static void DeleteReferenceOf(napi_env env, Subject* owner, Subject* subject) {
  if (subject == NULL || subject->reference == NULL) return;
  napi_status status = napi_delete_reference(env, subject->reference);
  subject->reference = NULL;
  if (owner->deletion == napi_ok) owner->deletion = status;
}

static void Finalize(napi_env env, void* data, void* hint) {
  Subject* subject = hint;
  subject->runs++;
  subject->right_data = data == &subject->runs;
  if (!subject->deletes) return;
  DeleteReferenceOf(env, subject, subject);
  DeleteReferenceOf(env, subject, subject->partner);
}

/* weak(value): the id of a reference with the count 0 */
static napi_value Weak(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Subject* subject = NewSubject(env);
  if (subject == NULL) return NULL;
  PROBE_MUST(napi_create_reference(env, args[0], 0, &subject->reference));
  return NewId(env);
}

typedef napi_status (*Attach)(napi_env env, napi_value object, Subject* subject, napi_ref* reference);

static napi_status AttachWrap(napi_env env, napi_value object, Subject* subject, napi_ref* reference) {
  return napi_wrap(env, object, &subject->runs, Finalize, subject, reference);
}

static napi_status AttachFinalizer(napi_env env, napi_value object, Subject* subject, napi_ref* reference) {
  return napi_add_finalizer(env, object, &subject->runs, Finalize, subject, reference);
}

static napi_value AttachTo(napi_env env, napi_callback_info info, Attach attach) {
  PROBE_ARGUMENTS(info, 2);
  bool keeps_reference = false;
  Subject* subject = NewSubject(env);
  if (subject == NULL) return NULL;
  PROBE_MUST(napi_get_value_bool(env, args[1], &keeps_reference));
  PROBE_MUST(attach(env, args[0], subject, keeps_reference ? &subject->reference : NULL));
  return NewId(env);
}

/* wrap(object, keepsReference), addFinalizer(object, keepsReference): an id */
static napi_value Wrap(napi_env env, napi_callback_info info) {
  return AttachTo(env, info, AttachWrap);
}

static napi_value AddFinalizer(napi_env env, napi_callback_info info) {
  return AttachTo(env, info, AttachFinalizer);
}

/* deleteBoth(id, id): whichever finalizer of the two runs deletes the references of both. */
static napi_value DeleteBoth(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  Subject* one = SubjectOf(env, args[0]);
  Subject* other = one == NULL ? NULL : SubjectOf(env, args[1]);
  if (other == NULL) return NULL;
  one->deletes = other->deletes = true;
  one->partner = other;
  other->partner = one;
  return NULL;
}

/* isEmpty(id): whether its reference gives no value */
static napi_value IsEmpty(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value value = NULL, result;
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  PROBE_MUST(napi_get_reference_value(env, subject->reference, &value));
  PROBE_MUST(napi_get_boolean(env, value == NULL, &result));
  return result;
}

/* ref(id): { status, count } */
static napi_value Ref(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  uint32_t count = 0;
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  napi_value result = probe_status_object(env, napi_reference_ref(env, subject->reference, &count));
  return result == NULL ? NULL : probe_set_number(env, result, "count", count);
}

/* remove(id): the status of deleting its reference */
static napi_value Remove(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  napi_status status = napi_delete_reference(env, subject->reference);
  subject->reference = NULL;
  return probe_number(env, status);
}

/* unwrap(object, id): whether what the object wraps is the data of that one */
static napi_value Unwrap(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 2);
  void* data = NULL;
  napi_value result;
  Subject* subject = SubjectOf(env, args[1]);
  if (subject == NULL) return NULL;
  napi_status status = napi_unwrap(env, args[0], &data);
  PROBE_MUST(napi_get_boolean(env, status == napi_ok && data == &subject->runs, &result));
  return result;
}

/* removeWrap(object): the status */
static napi_value RemoveWrap(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  void* data = NULL;
  return probe_number(env, napi_remove_wrap(env, args[0], &data));
}

/* state(id): { runs, rightData, deletion } */
static napi_value State(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value state, right_data;
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  PROBE_MUST(napi_create_object(env, &state));
  PROBE_MUST(napi_get_boolean(env, subject->right_data, &right_data));
  PROBE_MUST(napi_set_named_property(env, state, "rightData", right_data));
  if (probe_set_number(env, state, "runs", subject->runs) == NULL) return NULL;
  return probe_set_number(env, state, "deletion", subject->deletion);
}

/* external(): a value of type external */
static napi_value External(napi_env env, napi_callback_info info) {
  (void)info;
  static int pointee;
  napi_value result;
  PROBE_MUST(napi_create_external(env, &pointee, NULL, NULL, &result));
  return result;
}

napi_value probe_init(napi_env env, napi_value exports) {
  Table* table = calloc(1, sizeof(*table));
  if (table == NULL) abort();
  PROBE_MUST(napi_set_instance_data(env, table, KeepTable, NULL));
  PROBE_FUNCTION(exports, "weak", Weak);
  PROBE_FUNCTION(exports, "wrap", Wrap);
  PROBE_FUNCTION(exports, "addFinalizer", AddFinalizer);
  PROBE_FUNCTION(exports, "deleteBoth", DeleteBoth);
  PROBE_FUNCTION(exports, "isEmpty", IsEmpty);
  PROBE_FUNCTION(exports, "ref", Ref);
  PROBE_FUNCTION(exports, "remove", Remove);
  PROBE_FUNCTION(exports, "unwrap", Unwrap);
  PROBE_FUNCTION(exports, "removeWrap", RemoveWrap);
  PROBE_FUNCTION(exports, "state", State);
  PROBE_FUNCTION(exports, "external", External);
  return exports;
}
