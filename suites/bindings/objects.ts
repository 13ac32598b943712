import { ADVICE_REFERENCES } from '../advice.ts';
import type { RuleDefinition } from '../rule.ts';
import { ANY_VALUE_REFERENCES, documentation, VERSION_10 } from '../sources.ts';

const UINT64 = documentation('napi_get_value_bigint_uint64', 'napi_get_value_bigint_uint64');
const CREATE_UINT64 = documentation('napi_create_bigint_uint64', 'napi_create_bigint_uint64');
const WRAP = documentation('napi_wrap', 'napi_wrap');
const REMOVE_WRAP = documentation('napi_remove_wrap', 'napi_remove_wrap');
const REFERENCES = documentation(
  'references to values',
  'references-to-values-with-a-lifespan-longer-than-that-of-the-native-method',
);

/** BigInts that fit a handle: the borders of 32, 53, 63 and 64 bits. */
const FITTING = [
  '0',
  '1',
  '4294967295',
  '4294967296',
  '9007199254740993',
  '9223372036854775807',
  '9223372036854775808',
  '18446744073709551615',
];
const NOT_FITTING = ['18446744073709551616', '-1', '-9223372036854775808'];

const COLLECTS: RuleDefinition['needs'] = ['load', 'turn', 'garbage-collection'];

/** Native things that JavaScript holds, and the other way round. */
export const objectRules: Readonly<Record<string, RuleDefinition>> = {
  handle: {
    statement: 'A 64-bit handle is the same BigInt after native code had it, at every version.',
    sources: [UINT64, CREATE_UINT64],
    probe: 'handles',
    args: { values: FITTING },
    expected: { always: FITTING },
  },
  'handle-too-wide': {
    statement: 'Native code can see that a BigInt does not fit a 64-bit handle, at every version.',
    sources: [UINT64],
    probe: 'handles',
    args: { values: NOT_FITTING },
    expected: { always: NOT_FITTING.map(() => null) },
  },
  'owned-destroy': {
    statement: 'destroy() frees the native object behind a handle once, at every version.',
    sources: [UINT64, CREATE_UINT64],
    probe: 'ownedDestroy',
    expected: { always: { before: 1, destroyed: true, again: false, after: 0 } },
  },
  'owned-collected': {
    statement:
      'A FinalizationRegistry may free the native object of an owner that became garbage and was not destroyed, at every version.',
    sources: [UINT64, CREATE_UINT64],
    probe: 'ownedCollected',
    needs: COLLECTS,
    expected: { always: { before: 1, answers: [true], after: 0 } },
  },
  'wrapped-destroy': {
    statement:
      'napi_remove_wrap takes the native part from an object once, and its finalizer does not run again, at every version.',
    sources: [REMOVE_WRAP, WRAP],
    probe: 'wrappedDestroy',
    expected: { always: { before: 1, unwrapped: true, again: false, after: 0 } },
  },
  'wrapped-collected': {
    statement: 'The native part of a wrapped object is freed once the object is garbage, at every version.',
    sources: [WRAP],
    probe: 'wrappedCollected',
    needs: COLLECTS,
    expected: { always: { before: 1, after: 0 } },
  },
  'staged-object': {
    statement: 'An object is staged under an id, given back by it and released once, at every version.',
    sources: [REFERENCES],
    probe: 'stage',
    args: { type: 'object' },
    expected: {
      always: {
        status: 0,
        same: true,
        released: true,
        again: false,
        afterwards: 'undefined',
        other: 'another',
        otherReleased: true,
      },
    },
  },
  'staged-string': {
    statement:
      'A string is staged under an id as an object is from version 10; below it native code cannot hold one.',
    sources: [REFERENCES, ANY_VALUE_REFERENCES, VERSION_10],
    probe: 'stage',
    args: { type: 'string' },
    advice: ADVICE_REFERENCES,
    expected: {
      opensAt: 10,
      below: { status: 1, other: true },
      from: { status: 0, same: true, released: true, again: false, afterwards: 'undefined' },
    },
  },
  'staged-lifetime': {
    statement:
      'A staged object outlives the last reference of JavaScript to it until it is released, at every version.',
    sources: [REFERENCES],
    probe: 'staged',
    needs: COLLECTS,
    expected: { always: { held: true, collected: 1 } },
  },
};
