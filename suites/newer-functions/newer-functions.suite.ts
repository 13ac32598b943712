import type { Json, JsonObject } from '../json.ts';
import { defineSuite, type RuleDefinition } from '../rule.ts';
import { documentation, VERSION_MATRIX } from '../sources.ts';
import type { EXPERIMENTAL_FUNCTIONS } from '../surface/functions.ts';

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

/** Experimental functions, and what a call must give beside napi_ok. */
const EXPERIMENTAL: Readonly<Record<(typeof EXPERIMENTAL_FUNCTIONS)[number], Json>> = {
  node_api_create_object_with_properties: { value: { own: { ofTheProbe: 42 }, hasPrototype: false } },
  node_api_set_prototype: { value: { own: {}, inherited: { ofTheProbe: 42 } } },
  node_api_create_sharedarraybuffer: { value: { shared: [42, 0, 0, 0] } },
  node_api_create_external_sharedarraybuffer: { value: { shared: [1, 2, 3, 4] } },
  node_api_is_sharedarraybuffer: { value: { shared: true, other: false } },
  node_api_post_finalizer: {},
};

function experimental(name: string, observed: Json): RuleDefinition {
  return {
    statement: `Where a runtime exports ${name}, which is experimental, it can be called whatever the addon declares.`,
    // Experimental functions are promised to no version, and withheld from none.
    strength: 'should',
    sources: [documentation(name, name), VERSION_MATRIX],
    probe: 'callExperimental',
    args: { name },
    addon: 'functions_experimental',
    expected: { always: { status: 0, ...(observed as JsonObject) } },
  };
}

export const newerFunctions = defineSuite({
  name: 'newer-functions',
  title: 'Newer functions: the declared version withholds none of what the runtime supports',
  addon: 'functions_8',
  rules: {
    ...Object.fromEntries(Object.entries(FUNCTIONS).map(([name, about]) => [name, callable(name, about)])),
    ...Object.fromEntries(
      Object.entries(EXPERIMENTAL).map(([name, observed]) => [name, experimental(name, observed)]),
    ),
  },
});
