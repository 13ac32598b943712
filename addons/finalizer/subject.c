/* Subjects and their table; see subject.h. */
#include "subject.h"

#include "../grow.h"

Table* NewTable(napi_env env) {
  Table* table = calloc(1, sizeof(*table));
  if (table == NULL) abort();
  PROBE_MUST(napi_set_instance_data(env, table, EndTable, NULL));
  return table;
}

void EndTable(napi_env env, void* data, void* hint) {
  (void)env;
  (void)data;
  (void)hint;
}

Subject* NewSubject(Table* table, Act act, Act posted_act) {
  Subject* subject = calloc(1, sizeof(*subject));
  if (subject == NULL) abort();
  subject->table = table;
  subject->act = act;
  subject->posted_act = posted_act;
  table->subjects = Grow(table->subjects, table->count, sizeof(Subject*));
  table->subjects[table->count] = subject;
  return subject;
}

static void Run(napi_env env, Subject* subject, Record* record, void* data, Act act) {
  record->runs++;
  record->inside_collection = subject->table->collecting;
  record->right_data = data == &subject->data;
  record->status = act(env, subject);
}

void PostedFinalize(napi_env env, void* data, void* hint) {
  Subject* subject = hint;
  Run(env, subject, &subject->posted, data, subject->posted_act);
}

void Finalize(napi_env env, void* data, void* hint) {
  Subject* subject = hint;
  Run(env, subject, &subject->record, data, subject->act);
}
