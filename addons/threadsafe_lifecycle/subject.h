/*
 * A thread-safe function under observation, and what happened to it, in memory that outlives its env. JavaScript knows a
 * subject by its address: a Worker is given it by the main thread, which reads it when the Worker has ended.
 */
#ifndef THREADSAFE_LIFECYCLE_SUBJECT_H_
#define THREADSAFE_LIFECYCLE_SUBJECT_H_

#include "../probe.h"
#include "counter.h"

#include <stdbool.h>

enum { MAX_EVENTS = 8, MAX_ITEMS = 4, MAX_PRODUCERS = 2, MAX_RELEASES = 2 };

/* One call of call_js, or of the finalizer. */
typedef struct {
  bool is_finalizer;
  /* Of call_js: the number that was queued. */
  int item;
  bool has_env;
  bool has_callback;
  bool has_context;
  bool has_data;
} Event;

/* What is pointed to from the queue and by the finalizer: each leads to its subject, whatever else came along. */
typedef struct Subject Subject;
typedef struct {
  Subject* subject;
  int number;
} Item;

/* A thread that makes one call. */
typedef struct {
  Subject* subject;
  /* The status of its call, plus 1; 0: it waits. */
  Counter returned;
} Producer;

struct Subject {
  napi_threadsafe_function function;
  Item context;
  Item data;
  Item items[MAX_ITEMS];
  /* How often call_js and the finalizer ran; those beyond MAX_EVENTS are counted only. */
  int runs;
  int finalized;
  Event events[MAX_EVENTS];
  Producer producers[MAX_PRODUCERS];
  Counter entered;
  /* The statuses that the finalizer of the instance data got. */
  int releases;
  napi_status released[MAX_RELEASES];
};

/* Null, with an exception pending, when the value is no number. */
Subject* SubjectOf(napi_env env, napi_value address);

/* prepare(): the address of a new subject; it is never freed, for threads and finalizers may come late. */
napi_value Prepare(napi_env env, napi_callback_info info);

/* create(address, maxQueue, holders, callback) */
napi_value Create(napi_env env, napi_callback_info info);

/*
 * read(address): { finalized, events: of call_js { item, env, callback, context }, of the finalizer { env, data, context };
 * producers, releases: statuses }
 */
napi_value Read(napi_env env, napi_callback_info info);

#endif /* THREADSAFE_LIFECYCLE_SUBJECT_H_ */
