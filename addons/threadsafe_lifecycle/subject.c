/* Subjects, and the callbacks that record what happens to them; see subject.h. */
#include "subject.h"

static Event* NextEvent(Subject* subject) {
  static Event beyond;
  int run = subject->runs++;
  return run < MAX_EVENTS ? &subject->events[run] : &beyond;
}

static void RecordCall(napi_env env, napi_value callback, void* context, void* data) {
  Item* item = data;
  if (item == NULL) return;
  Event* event = NextEvent(item->subject);
  event->item = item->number;
  event->has_env = env != NULL;
  event->has_callback = callback != NULL;
  event->has_context = context == &item->subject->context;
}

static void RecordFinalizer(napi_env env, void* data, void* hint) {
  Item* item = data != NULL ? data : hint;
  if (item == NULL) return;
  Subject* subject = item->subject;
  subject->finalized++;
  Event* event = NextEvent(subject);
  event->is_finalizer = true;
  event->has_env = env != NULL;
  event->has_data = data == &subject->data;
  event->has_context = hint == &subject->context;
}

Subject* SubjectOf(napi_env env, napi_value address) {
  int64_t number;
  PROBE_MUST(napi_get_value_int64(env, address, &number));
  return (Subject*)(intptr_t)number;
}

napi_value Prepare(napi_env env, napi_callback_info info) {
  (void)info;
  Subject* subject = calloc(1, sizeof(*subject));
  if (subject == NULL) abort();
  subject->context.subject = subject->data.subject = subject;
  for (int number = 0; number < MAX_ITEMS; number++) subject->items[number] = (Item){subject, number};
  return probe_number(env, (intptr_t)subject);
}

napi_value Create(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 4);
  int32_t max_queue, holders;
  napi_value name;
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  PROBE_MUST(napi_get_value_int32(env, args[1], &max_queue));
  PROBE_MUST(napi_get_value_int32(env, args[2], &holders));
  PROBE_MUST(napi_create_string_utf8(env, "probe", NAPI_AUTO_LENGTH, &name));
  PROBE_MUST(napi_create_threadsafe_function(env, args[3], NULL, name, (size_t)max_queue, (size_t)holders,
                                             &subject->data, RecordFinalizer, &subject->context, RecordCall,
                                             &subject->function));
  return NULL;
}

static napi_value SetBoolean(napi_env env, napi_value object, const char* name, bool value) {
  napi_value boolean;
  PROBE_MUST(napi_get_boolean(env, value, &boolean));
  PROBE_MUST(napi_set_named_property(env, object, name, boolean));
  return object;
}

static napi_value EventObject(napi_env env, const Event* event) {
  napi_value object;
  PROBE_MUST(napi_create_object(env, &object));
  if (SetBoolean(env, object, "env", event->has_env) == NULL) return NULL;
  if (SetBoolean(env, object, "context", event->has_context) == NULL) return NULL;
  if (event->is_finalizer) return SetBoolean(env, object, "data", event->has_data);
  if (SetBoolean(env, object, "callback", event->has_callback) == NULL) return NULL;
  return probe_set_number(env, object, "item", event->item);
}

static napi_value SetEvents(napi_env env, napi_value object, const Subject* subject) {
  napi_value events;
  PROBE_MUST(napi_create_array(env, &events));
  for (int run = 0; run < subject->runs && run < MAX_EVENTS; run++) {
    napi_value event = EventObject(env, &subject->events[run]);
    if (event == NULL) return NULL;
    PROBE_MUST(napi_set_element(env, events, (uint32_t)run, event));
  }
  PROBE_MUST(napi_set_named_property(env, object, "events", events));
  return object;
}

static napi_value SetProducers(napi_env env, napi_value object, Subject* subject) {
  napi_value producers;
  uint32_t count = 0;
  PROBE_MUST(napi_create_array(env, &producers));
  for (int number = 0; number < MAX_PRODUCERS; number++) {
    long returned = CounterRead(&subject->producers[number].returned);
    if (returned == 0) continue;
    napi_value status = probe_number(env, returned - 1);
    if (status == NULL) return NULL;
    PROBE_MUST(napi_set_element(env, producers, count++, status));
  }
  PROBE_MUST(napi_set_named_property(env, object, "producers", producers));
  return object;
}

static napi_value SetReleases(napi_env env, napi_value object, const Subject* subject) {
  napi_value releases;
  PROBE_MUST(napi_create_array(env, &releases));
  for (int release = 0; release < subject->releases; release++) {
    napi_value status = probe_number(env, subject->released[release]);
    if (status == NULL) return NULL;
    PROBE_MUST(napi_set_element(env, releases, (uint32_t)release, status));
  }
  PROBE_MUST(napi_set_named_property(env, object, "releases", releases));
  return object;
}

napi_value Read(napi_env env, napi_callback_info info) {
  PROBE_ARGUMENTS(info, 1);
  napi_value object;
  Subject* subject = SubjectOf(env, args[0]);
  if (subject == NULL) return NULL;
  PROBE_MUST(napi_create_object(env, &object));
  if (SetEvents(env, object, subject) == NULL) return NULL;
  if (SetProducers(env, object, subject) == NULL) return NULL;
  if (SetReleases(env, object, subject) == NULL) return NULL;
  return probe_set_number(env, object, "finalized", subject->finalized);
}
