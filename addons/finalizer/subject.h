/*
 * One finalizer under observation. Its record is plain memory: nothing else can be written to during a collection.
 * Neither a subject nor its table is ever freed: in which order an env ends its instance data and its finalizers is up
 * to the runtime, and one that runs a finalizer late or twice must find the record that says so.
 */
#ifndef FINALIZER_SUBJECT_H_
#define FINALIZER_SUBJECT_H_

#include "../probe.h"

#include <stdbool.h>

enum { DATA_LENGTH = 32 };

struct Subject;

/* The act of a finalizer: the call whose status is observed. */
typedef napi_status (*Act)(napi_env env, struct Subject* subject);

typedef struct {
  int runs;
  bool inside_collection;
  bool right_data;
  napi_status status;
} Record;

/* The instance data. */
typedef struct {
  struct Subject** subjects;
  int count;
  /* Set while JavaScript collects garbage below a native frame, with handles of that frame. */
  bool collecting;
  napi_value number;
  napi_value object;
} Table;

typedef struct Subject {
  Table* table;
  Act act;
  /* Its act when it is run by node_api_post_finalizer. */
  Act posted_act;
  Record record;
  Record posted;
  /* Strong: a function that the act may call, and a reference that it may delete. */
  napi_ref callback;
  napi_ref spare;
  /* What the acts of scheduling.c work on. */
  bool has_hook;
  napi_async_cleanup_hook_handle async_hook;
  napi_async_work work;
  napi_threadsafe_function function;
  /* The memory of the value. */
  union {
    char latin1[DATA_LENGTH];
    char16_t utf16[DATA_LENGTH];
  } data;
} Subject;

/* The table of an env, which becomes its instance data; NULL with an exception pending when it cannot. */
Table* NewTable(napi_env env);

/* The finalizer of the instance data. It has nothing to do. */
void EndTable(napi_env env, void* data, void* hint);

/* A new subject, the last one of the table once its `count` says so. */
Subject* NewSubject(Table* table, Act act, Act posted_act);

/* The finalizer that the runtime gets, with the subject as its hint, and the one that an act posts. */
void Finalize(napi_env env, void* data, void* hint);
void PostedFinalize(napi_env env, void* data, void* hint);

#endif /* FINALIZER_SUBJECT_H_ */
