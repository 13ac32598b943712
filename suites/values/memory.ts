import type { Pattern, RuleDefinition, Source } from '../rule.ts';
import { thread } from '../sources.ts';
import { about, ENGINE_CODE, upstreamTest } from './sources.ts';

const BUFFER = about('napi_create_external_buffer');
const ARRAY_BUFFER = about('napi_create_external_arraybuffer');
const WORDS = about('napi_get_value_bigint_words');
const EMPTY = thread('oven-sh/bun#24293');

function words(statement: string, pattern: Pattern): RuleDefinition {
  return {
    statement: `${statement}, at every version.`,
    sources: [WORDS, thread('oven-sh/bun#21652')],
    probe: 'bigints',
    expected: { always: pattern },
  };
}

const empty: Pattern = { status: 0, length: 0 };

function emptyMemory(statement: string, sources: readonly Source[], pattern: Pattern): RuleDefinition {
  return {
    statement: `${statement}, at every version.`,
    sources,
    probe: 'emptyBuffers',
    expected: { always: pattern },
  };
}

function withoutFinalizer(name: string, source: Source, key: string): RuleDefinition {
  return {
    statement: `${name} needs no finalizer, and its memory stays as it is, at every version.`,
    sources: [source, thread('denoland/deno#30512')],
    probe: 'withoutFinalizer',
    needs: ['load', 'turn', 'garbage-collection'],
    expected: { always: { [key]: { status: 0, text: 'of the probe' } } },
  };
}

/** The rules on external strings of an encoding, which came with version 10. */
function externalStrings(encoding: 'latin1' | 'utf16'): Record<string, RuleDefinition> {
  const name = `node_api_create_external_string_${encoding}`;
  const shared = {
    probe: 'externalString',
    addon: 'values_10',
    args: { utf16: encoding === 'utf16' },
    since: 10,
  } as const;
  const sources = [about(name), thread('oven-sh/bun#34146')];
  return {
    [`external-string-${encoding}-empty`]: {
      statement: `${name} creates an empty string, at every version.`,
      sources: [...sources, upstreamTest('test_string')],
      ...shared,
      expected: { always: { empty: { status: 0, value: '' } } },
    },
    [`external-string-${encoding}-copied`]: {
      statement: `${name} reports whether it copied the string; when it did, the finalizer has already run, at every version.`,
      sources,
      ...shared,
      expected: { always: { value: 'of the probe', written: true, finalizedWhenCopied: true } },
    },
  };
}

export const memoryRules: Readonly<Record<string, RuleDefinition>> = {
  'bigint-words-asked': words(
    'napi_get_value_bigint_words without room for words returns how many a BigInt needs',
    { asked: { status: 0, needed: 2 } },
  ),
  'bigint-words-too-little': words(
    'napi_get_value_bigint_words with too little room fills it, and returns how many words a BigInt needs',
    { tooLittle: { status: 0, needed: 2, first: '42', sign: 1 } },
  ),
  'bigint-words-enough': words(
    'napi_get_value_bigint_words with enough room returns sign and words, and how many there are',
    {
      enough: { status: 0, needed: 2, first: '42', sign: 1 },
      moreThanEnough: { status: 0, needed: 2, first: '42', sign: 1 },
      one: { status: 0, needed: 1, first: '42', sign: 0 },
    },
  ),
  'external-buffer-empty': {
    ...emptyMemory(
      'napi_create_external_buffer creates an empty buffer of length 0, with memory or NULL',
      [BUFFER, EMPTY, ENGINE_CODE],
      { buffer: { nothing: empty, memory: empty } },
    ),
    strength: 'should',
  },
  'external-arraybuffer-empty': emptyMemory(
    'napi_create_external_arraybuffer creates an empty array buffer of NULL and length 0',
    [ARRAY_BUFFER, upstreamTest('test_typedarray')],
    { arrayBuffer: { nothing: empty } },
  ),
  'external-buffer-without-finalizer': withoutFinalizer('napi_create_external_buffer', BUFFER, 'buffer'),
  'external-arraybuffer-without-finalizer': withoutFinalizer(
    'napi_create_external_arraybuffer',
    ARRAY_BUFFER,
    'arrayBuffer',
  ),
  ...externalStrings('latin1'),
  ...externalStrings('utf16'),
};
