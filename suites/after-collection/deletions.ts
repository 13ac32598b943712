import type { RuleDefinition } from '../rule.ts';
import { documentation, thread } from '../sources.ts';
import { NAPI_OK } from '../napi-status.ts';

const BELOW = ['none', '8', '9', '10'];

/** Finalizers may be deferred, and a reference that is deleted first may keep its finalizer from running. */
const WRAP = documentation('napi_wrap', 'napi_wrap');
const DELETE = documentation('napi_delete_reference', 'napi_delete_reference');
/** Deletes both references of an object in the finalizer that runs first, and requires that no other runs. */
const NESTED_WRAP = {
  title: 'test/js-native-api/6_object_wrap/nested_wrap.js',
  url: 'https://github.com/nodejs/node/blob/main/test/js-native-api/6_object_wrap/nested_wrap.cc',
};
/** The critical case: a finalizer deletes a reference whose own finalizer is scheduled. */
const SCHEDULED = thread('nodejs/node#57981');
const FROM_THE_COLLECTOR = thread('nodejs/node#42651');
const IN_FINALIZERS = thread('nodejs/node#55620');

const nested = { runs: 1, deletions: [NAPI_OK, NAPI_OK] };
const cancelled = { collected: true, deleted: [NAPI_OK], ranAfter: false, witnesses: true };

/** References that are deleted while a finalizer is due. */
export const deletions: Readonly<Record<string, RuleDefinition>> = {
  'delete-cancels': {
    statement:
      'Deleting the reference of a wrapped object between its collection and its finalizer cancels the finalizer; in an experimental addon the finalizer has run by then, and does not run again.',
    sources: [WRAP, DELETE, NESTED_WRAP, SCHEDULED, FROM_THE_COLLECTOR],
    probe: 'deleteInWindow',
    expected: {
      opensAt: 'experimental',
      below: { ...cancelled, ranBefore: false },
      from: { ...cancelled, ranBefore: true },
    },
  },
  'nested-delete': {
    statement:
      'When the first of two finalizers of one object deletes the references of both, the second does not run, below the experimental version.',
    sources: [NESTED_WRAP, SCHEDULED, WRAP, DELETE],
    probe: 'deleteNested',
    targets: BELOW,
    expected: { always: nested },
  },
  'nested-delete-inside': {
    statement:
      'In an experimental addon the first of two finalizers of one object may delete the references of both within the garbage collection; then the second does not run.',
    // The test covers finalizers outside the collection alone; that the call is safe within it was said with the change.
    strength: 'should',
    sources: [IN_FINALIZERS, NESTED_WRAP, SCHEDULED, WRAP],
    probe: 'deleteNestedAtRisk',
    targets: ['experimental'],
    needs: ['load', 'turn', 'garbage-collection', 'process-end'],
    // Releases before nodejs/node#55620 abort, later ones crash.
    isolate: true,
    expected: { always: nested },
  },
};
