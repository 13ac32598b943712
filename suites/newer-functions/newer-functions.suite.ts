import type { Json } from '../json.ts';
import { defineSuite, type RuleDefinition } from '../rule.ts';
import { documentation, VERSION_MATRIX } from '../sources.ts';

/** A function, the version that brought it, and the result of a call beside napi_ok. */
interface NewerFunction {
  readonly since: number;
  readonly value?: Json;
  readonly probe?: string;
  readonly observed?: Readonly<Record<string, Json>>;
}

const TEXT = 'of the probe';
const SYNTAX_ERROR = { syntaxError: { code: 'ERR_PROBE_SYNTAX', message: TEXT } };

const FUNCTIONS: Readonly<Record<string, NewerFunction>> = {
  napi_create_date: { since: 5, value: { date: 86_400_000 } },
  napi_create_bigint_words: { since: 6, value: { bigint: '18446744073709551658' } },
  napi_get_all_property_names: { since: 6, value: ['ofTheProbe'] },
  napi_detach_arraybuffer: { since: 7, value: true },
  napi_object_freeze: { since: 8, value: { frozen: true } },
  napi_type_tag_object: { since: 8 },
  napi_add_async_cleanup_hook: { since: 8 },
  node_api_symbol_for: { since: 9, value: { symbolFor: TEXT } },
  node_api_create_syntax_error: { since: 9, value: SYNTAX_ERROR },
  node_api_throw_syntax_error: { since: 9, value: SYNTAX_ERROR },
  node_api_get_module_file_name: { since: 9, probe: 'callForUrl', observed: { scheme: 'file:' } },
  node_api_create_property_key_latin1: { since: 10, value: TEXT },
  node_api_create_property_key_utf8: { since: 10, value: TEXT },
  node_api_create_property_key_utf16: { since: 10, value: TEXT },
  node_api_create_external_string_latin1: { since: 10, value: TEXT },
  node_api_create_external_string_utf16: { since: 10, value: TEXT },
  node_api_create_buffer_from_arraybuffer: { since: 10, value: { bytes: [2, 3, 4] } },
};

function callable(name: string, { since, value, probe = 'call', observed }: NewerFunction): RuleDefinition {
  return {
    statement: `Where version ${since} is supported, ${name} can be called whatever the addon declares.`,
    sources: [documentation(name, name), VERSION_MATRIX],
    probe,
    args: { name },
    // One addon for each set of functions: an engine that lacks them may not even load it.
    addon: `functions_${Math.max(since, 8)}`,
    since,
    expected: { always: { status: 0, ...(value !== undefined && { value }), ...observed } },
  };
}

export const newerFunctions = defineSuite({
  name: 'newer-functions',
  title: 'Newer functions: the declared version withholds none of what the runtime supports',
  addon: 'functions_8',
  rules: Object.fromEntries(Object.entries(FUNCTIONS).map(([name, about]) => [name, callable(name, about)])),
});
