import type { RuleDefinition } from '../rule.ts';
import { thread } from '../sources.ts';
import { upstreamTest } from './sources.ts';

/** Functions that return through a pointer, and Node.js' own test that passes NULL. */
const NULL_RESULTS: Readonly<Record<string, string>> = {
  napi_create_string_utf8: 'test_string',
  napi_create_string_latin1: 'test_string',
  napi_create_string_utf16: 'test_string',
  napi_create_double: 'test_number',
  napi_create_int32: 'test_number',
  napi_get_value_double: 'test_number',
  napi_get_value_int32: 'test_number',
  napi_get_property: 'test_object',
};

export const nullResultRules: Readonly<Record<string, RuleDefinition>> = {
  ...Object.fromEntries(
    Object.entries(NULL_RESULTS).map(([name, test]): [string, RuleDefinition] => [
      `null-result-${name}`,
      {
        statement: `${name} returns napi_invalid_arg when its result is NULL, at every version.`,
        sources: [upstreamTest(test), thread('denoland/deno#36569')],
        probe: 'nullResults',
        expected: { always: { [name]: 1 } },
      },
    ]),
  ),
};
