import type { Pattern, RuleDefinition, Source } from '../rule.ts';
import { thread } from '../sources.ts';
import { about, ENGINE_CODE } from '../values/sources.ts';

const DEFINE = about('napi_define_properties');
const ATTRIBUTES = about('napi_property_attributes');
const DESCRIPTOR = about('napi_property_descriptor');
const DEFINES_OWN = thread('oven-sh/bun#34134');

function asks(probe: string) {
  return (statement: string, sources: readonly Source[], pattern: Pattern): RuleDefinition => ({
    statement: `${statement}, at every version.`,
    sources,
    probe,
    expected: { always: pattern },
  });
}
const ofAttributes = asks('attributes');
const ofRefusals = asks('refused');
const should = { strength: 'should' } as const;

const closed = { status: 0, writable: false, enumerable: false, configurable: false };
const KINDS = ['value', 'getter', 'method'] as const;

function ofEachKind(pattern: Pattern): Pattern {
  return Object.fromEntries(KINDS.map((kind) => [kind, pattern]));
}

export const propertyRules: Readonly<Record<string, RuleDefinition>> = {
  'property-default': ofAttributes(
    'A property that napi_define_properties makes with napi_default is not writable, not enumerable and not configurable',
    [ATTRIBUTES, DEFINE],
    { default: closed },
  ),
  'property-attributes': ofAttributes(
    'A property that napi_define_properties makes has the attributes that it is given, and no others',
    [ATTRIBUTES, DEFINE],
    {
      writable: { ...closed, writable: true },
      enumerable: { ...closed, enumerable: true },
      configurable: { ...closed, configurable: true },
      method: { ...closed, writable: true, configurable: true },
    },
  ),
  'property-accessors': ofAttributes(
    'An accessor that napi_define_properties makes has a getter and a setter only where they are given',
    [DESCRIPTOR, DEFINES_OWN],
    {
      getter: { status: 0, enumerable: true, configurable: true, get: 'function', set: 'undefined' },
      setter: { status: 0, enumerable: true, configurable: true, get: 'undefined', set: 'function' },
    },
  ),
  'property-frozen': ofRefusals(
    'napi_define_properties defines nothing on a frozen object, as DefineOwnProperty()',
    [DEFINE, DEFINES_OWN],
    { frozen: ofEachKind({ defined: false }) },
  ),
  'property-frozen-status': {
    ...ofRefusals(
      'napi_define_properties returns napi_invalid_arg where the object refuses a value or an accessor',
      [DEFINE, DEFINES_OWN, ENGINE_CODE],
      // A method gives napi_generic_failure in Node.js, by the accident of another macro.
      { frozen: { value: { status: 1 }, getter: { status: 1 } } },
    ),
    ...should,
  },
  'property-proxy': ofRefusals(
    'napi_define_properties calls the defineProperty trap of a Proxy, as DefineOwnProperty()',
    [DEFINE, DEFINES_OWN],
    { proxy: ofEachKind({ status: 0, traps: ['key'] }) },
  ),
  'property-name': {
    ...ofRefusals(
      'napi_define_properties returns napi_name_expected for a name that is neither a string nor a symbol',
      [DESCRIPTOR, DEFINES_OWN, ENGINE_CODE],
      { number: { status: 4, pending: false } },
    ),
    ...should,
  },
};
