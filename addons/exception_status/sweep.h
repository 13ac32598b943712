/*
 * The calls whose status is observed: a representative set of those that may run JavaScript or throw, and those
 * that do neither and work to the end.
 */
#ifndef EXCEPTION_STATUS_SWEEP_H_
#define EXCEPTION_STATUS_SWEEP_H_

#include "record.h"

/* Makes every call once. The references hold values that JavaScript made while it could still run. */
void Sweep(Record* record, napi_env env, napi_ref object, napi_ref function);

#endif /* EXCEPTION_STATUS_SWEEP_H_ */
