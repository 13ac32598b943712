/* One finalizer under observation. Its record is plain memory: nothing else can be written to during a collection. */
#ifndef FINALIZER_SUBJECT_H_
#define FINALIZER_SUBJECT_H_

#include "../probe.h"

#include <stdbool.h>

enum { MAX_SUBJECTS = 128, DATA_LENGTH = 32 };

struct Subject;

/* What a finalizer does: the call whose status is observed. */
typedef napi_status (*Act)(napi_env env, struct Subject* subject);

typedef struct {
  int runs;
  bool inside_collection;
  bool right_data;
  napi_status status;
} Record;

/* The instance data. */
typedef struct {
  struct Subject* subjects[MAX_SUBJECTS];
  int count;
  /* Set while JavaScript collects garbage below a native frame, with handles of that frame. */
  bool collecting;
  napi_value number;
  napi_value object;
} Table;

typedef struct Subject {
  Table* table;
  Act act;
  /* What it does when it is run by node_api_post_finalizer. */
  Act posted_act;
  Record record;
  Record posted;
  /* Strong: a function that the act may call, and a reference that it may delete. */
  napi_ref callback;
  napi_ref spare;
  /* What the value is about, or is. */
  union {
    char latin1[DATA_LENGTH];
    char16_t utf16[DATA_LENGTH];
  } data;
} Subject;

static inline void FreeTable(napi_env env, void* data, void* hint) {
  (void)env;
  (void)hint;
  Table* table = data;
  for (int id = 0; id < table->count; id++) {
    Subject* subject = table->subjects[id];
    /* Whoever has not been finalized yet, will be. */
    if (subject->record.runs > 0) free(subject);
  }
  free(table);
}

static inline void Run(napi_env env, Subject* subject, Record* record, void* data, Act act) {
  record->runs++;
  record->inside_collection = subject->table->collecting;
  record->right_data = data == &subject->data;
  record->status = act(env, subject);
}

static inline void PostedFinalize(napi_env env, void* data, void* hint) {
  Subject* subject = hint;
  Run(env, subject, &subject->posted, data, subject->posted_act);
}

static inline void Finalize(napi_env env, void* data, void* hint) {
  Subject* subject = hint;
  Run(env, subject, &subject->record, data, subject->act);
}

#endif /* FINALIZER_SUBJECT_H_ */
