/* The results of the calls of one context, in memory that outlives their env. */
#ifndef EXCEPTION_STATUS_RECORD_H_
#define EXCEPTION_STATUS_RECORD_H_

#include "../probe.h"

#include <stdbool.h>

enum { MAX_CALLS = 48, MAX_MESSAGE = 64 };

typedef struct {
  const char* purpose;
  const char* function;
  napi_status status;
  char message[MAX_MESSAGE];
  /* Of napi_is_exception_pending after it. */
  napi_status pending_status;
  bool pending;
} Call;

typedef struct {
  int runs;
  /* The purpose of the calls that follow. */
  const char* purpose;
  int count;
  Call calls[MAX_CALLS];
} Record;

/* Adds the status that a call just gave, the message that goes with it and whether an exception is pending. */
void Note(Record* record, napi_env env, const char* function, napi_status status);

/* { runs, calls: [{ purpose, function, status, message, pendingStatus, pending }] } */
napi_value RecordObject(napi_env env, const Record* record);

#endif /* EXCEPTION_STATUS_RECORD_H_ */
