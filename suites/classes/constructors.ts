import type { Pattern, RuleDefinition, Source } from '../rule.ts';
import { thread } from '../sources.ts';
import { about, ENGINE_CODE, upstreamTest } from '../values/sources.ts';

const CLASS = about('napi_define_class');
const NEW_TARGET = about('napi_get_new_target');
const NEW_INSTANCE = about('napi_new_instance');
const INSTANCE_OF = about('napi_instanceof');
const CONSTRUCTOR_CODE: Source = {
  title: 'Errors: ERR_NAPI_CONS_FUNCTION',
  url: 'https://nodejs.org/api/errors.html#err_napi_cons_function',
};

function asks(probe: string) {
  return (statement: string, sources: readonly Source[], pattern: Pattern): RuleDefinition => ({
    statement: `${statement}, at every version.`,
    sources,
    probe,
    expected: { always: pattern },
  });
}
const ofClass = asks('classes');
const ofCall = asks('called');
const ofHeir = asks('newTargets');
const ofWrap = asks('wrap');
const ofNew = asks('newInstance');
const ofInstance = asks('instanceOf');
const should = { strength: 'should' } as const;

const STATUSES = thread('oven-sh/bun#34145');
const SEMANTICS = thread('oven-sh/bun#34129');
const thrownByProbe = { status: 10, pending: true, thrown: { name: 'RangeError' } };

export const constructorRules: Readonly<Record<string, RuleDefinition>> = {
  constructed: ofClass(
    'The constructor callback of napi_define_class has the data of the class and a new.target, and the instance is one of the class',
    [CLASS, NEW_TARGET],
    { constructed: { newTarget: true, data: true }, isInstance: true },
  ),
  called: {
    ...ofCall(
      'A class of napi_define_class that is called without new calls its callback, without a new.target',
      [NEW_TARGET, CLASS, ENGINE_CODE],
      { newTarget: false, calls: 1 },
    ),
    // That such a call reaches the callback is said of callbacks, and not of classes.
    ...should,
  },
  'called-data': {
    ...ofCall(
      'The callback of a class of napi_define_class that is called without new has the data of the class',
      [CLASS, ENGINE_CODE],
      { data: true },
    ),
    ...should,
  },
  members: ofClass(
    'Methods and accessors of napi_define_class are on the prototype, static values on the class, with the attributes that they were given',
    [CLASS, about('napi_property_attributes')],
    {
      method: { writable: true, enumerable: false, configurable: true, result: 42 },
      accessor: { enumerable: true, configurable: false, result: 42, setter: 'undefined' },
      fixed: { writable: false, enumerable: true, configurable: false, value: 42 },
    },
  ),
  extended: ofHeir(
    'A JavaScript class can extend a class of napi_define_class',
    [CLASS, thread('oven-sh/bun#20552'), upstreamTest('test_new_target')],
    { heir: { isHeir: true, isProbe: true, result: 42 } },
  ),
  'new-target': ofHeir(
    'Reflect.construct with a class of napi_define_class and another new.target makes an object with the prototype of that',
    [NEW_TARGET, thread('oven-sh/bun#20552'), upstreamTest('test_new_target')],
    { other: { isOther: true, newTarget: true } },
  ),
  'wrap-count': ofWrap(
    'The reference that napi_wrap returns for an instance of a class of napi_define_class begins with count 0',
    [about('napi_wrap'), thread('oven-sh/bun#6598')],
    { instance: { status: 0, ref: 1, unref: 0 } },
  ),
  'wrap-count-plain': ofWrap(
    'The reference that napi_wrap returns for a plain object begins with count 0',
    [about('napi_wrap'), thread('oven-sh/bun#6598')],
    { plain: { status: 0, ref: 1, unref: 0 } },
  ),
  'new-instance': ofNew('napi_new_instance makes an instance of a JavaScript class', [NEW_INSTANCE], {
    class: { status: 0, pending: false },
  }),
  'new-instance-throws': ofNew(
    'napi_new_instance returns napi_pending_exception, with that exception, when the constructor throws',
    [NEW_INSTANCE, upstreamTest('test_exception'), thread('nodejs/node#38798')],
    { throws: thrownByProbe },
  ),
  'new-instance-arrow': {
    ...ofNew(
      'napi_new_instance with a function that is no constructor returns napi_pending_exception, with a TypeError',
      [NEW_INSTANCE, STATUSES, ENGINE_CODE],
      { arrow: { status: 10, pending: true, thrown: { name: 'TypeError' } } },
    ),
    ...should,
  },
  'new-instance-no-function': {
    ...ofNew(
      'napi_new_instance with what is no function returns napi_invalid_arg, and no exception is pending',
      [NEW_INSTANCE, STATUSES, ENGINE_CODE],
      { number: { status: 1, pending: false }, object: { status: 1, pending: false } },
    ),
    ...should,
  },
  instanceof: ofInstance('napi_instanceof returns what the operator does', [INSTANCE_OF], {
    instance: { status: 0, value: true },
    other: { status: 0, value: false },
  }),
  'instanceof-has-instance': ofInstance(
    'napi_instanceof asks Symbol.hasInstance of the constructor, which may be any function',
    [INSTANCE_OF, SEMANTICS],
    { hasInstance: { status: 0, value: true } },
  ),
  'instanceof-bound': ofInstance(
    'napi_instanceof with a bound class asks about the class itself',
    [INSTANCE_OF, SEMANTICS],
    { bound: { status: 0, value: true } },
  ),
  'instanceof-throws': ofInstance(
    'napi_instanceof fails, with that exception pending, when Symbol.hasInstance throws',
    [INSTANCE_OF, about('napi_is_exception_pending'), SEMANTICS],
    { throws: { failed: true, pending: true, thrown: { name: 'RangeError' } } },
  ),
  'instanceof-no-function': ofInstance(
    'napi_instanceof with a constructor that is no function leaves a TypeError with code ERR_NAPI_CONS_FUNCTION',
    [CONSTRUCTOR_CODE, SEMANTICS],
    { object: { pending: true, thrown: { code: 'ERR_NAPI_CONS_FUNCTION', name: 'TypeError' } } },
  ),
  'instanceof-no-function-status': {
    ...ofInstance(
      'napi_instanceof with a constructor that is no function returns napi_function_expected',
      [INSTANCE_OF, SEMANTICS, ENGINE_CODE],
      { object: { status: 5 } },
    ),
    ...should,
  },
};
