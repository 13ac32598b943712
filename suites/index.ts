import { afterCollection } from './after-collection/after-collection.suite.ts';
import { apiVersion } from './api-version/api-version.suite.ts';
import { asyncWork } from './async-work/async-work.suite.ts';
import { bindings } from './bindings/bindings.suite.ts';
import { classes } from './classes/classes.suite.ts';
import { coexistence } from './coexistence/coexistence.suite.ts';
import { envEnd } from './env-end/env-end.suite.ts';
import { exceptions } from './exceptions/exceptions.suite.ts';
import { exceptionStatus } from './exception-status/exception-status.suite.ts';
import { finalizer } from './finalizer/finalizer.suite.ts';
import { handleScope } from './handle-scope/handle-scope.suite.ts';
import { instanceData } from './instance-data/instance-data.suite.ts';
import { lastError } from './last-error/last-error.suite.ts';
import { linkedBinding } from './linked-binding/linked-binding.suite.ts';
import { load } from './load/load.suite.ts';
import { loaders } from './loaders/loaders.suite.ts';
import { newerFunctions } from './newer-functions/newer-functions.suite.ts';
import { nodeAddonApi } from './node-addon-api/node-addon-api.suite.ts';
import { pendingException } from './pending-exception/pending-exception.suite.ts';
import { reference } from './reference/reference.suite.ts';
import { registration } from './registration/registration.suite.ts';
import { surface } from './surface/surface.suite.ts';
import { threadsafeFunction } from './threadsafe-function/threadsafe-function.suite.ts';
import { threadsafeLifecycle } from './threadsafe-lifecycle/threadsafe-lifecycle.suite.ts';
import { typeTag } from './type-tag/type-tag.suite.ts';
import { vtable } from './vtable/vtable.suite.ts';
import { values } from './values/values.suite.ts';

export const suites = [
  afterCollection,
  apiVersion,
  asyncWork,
  bindings,
  classes,
  coexistence,
  envEnd,
  exceptions,
  exceptionStatus,
  finalizer,
  handleScope,
  instanceData,
  lastError,
  linkedBinding,
  load,
  loaders,
  newerFunctions,
  nodeAddonApi,
  pendingException,
  reference,
  registration,
  surface,
  threadsafeFunction,
  threadsafeLifecycle,
  typeTag,
  values,
  vtable,
] as const;
