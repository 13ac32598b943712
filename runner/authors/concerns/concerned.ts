import {
  ADVICE_CANNOT_RUN_JS,
  ADVICE_FINALIZER,
  ADVICE_FINALIZER_CPP,
  ADVICE_LOADING,
  ADVICE_REFERENCES,
  ADVICE_SECOND_LOAD,
  ADVICE_THREADSAFE_FUNCTION,
  ADVICE_THROWN_NULL,
} from '../../../suites/advice.ts';
import type { AddonFacts } from '../binary/addon-facts.ts';

/** Functions that take a finalizer which the garbage collection may call. */
const WITH_FINALIZER = [
  'napi_wrap',
  'napi_add_finalizer',
  'napi_create_external',
  'napi_create_external_arraybuffer',
  'napi_create_external_buffer',
  'node_api_create_external_sharedarraybuffer',
  'node_api_create_external_string_latin1',
  'node_api_create_external_string_utf16',
];

/** Functions that run JavaScript, so that they fail when the environment can run none. */
const RUNNING_JS = [
  'napi_call_function',
  'napi_new_instance',
  'napi_make_callback',
  'napi_run_script',
  'napi_throw',
  'napi_throw_error',
  'napi_throw_type_error',
  'napi_throw_range_error',
  'node_api_throw_syntax_error',
  'napi_instanceof',
  'napi_get_property',
  'napi_set_property',
  'napi_get_named_property',
  'napi_set_named_property',
  'napi_get_element',
  'napi_set_element',
  'napi_define_class',
  'napi_define_properties',
  'napi_wrap',
  'napi_coerce_to_string',
  'napi_coerce_to_number',
  'napi_coerce_to_object',
  'napi_coerce_to_bool',
];

/** Per advice the functions of which an addon must import one to be concerned; null: every addon is. */
export const CONCERNED: Readonly<Record<string, readonly string[] | null>> = {
  [ADVICE_LOADING]: null,
  [ADVICE_THREADSAFE_FUNCTION]: ['napi_create_threadsafe_function'],
  [ADVICE_FINALIZER]: WITH_FINALIZER,
  [ADVICE_FINALIZER_CPP]: WITH_FINALIZER,
  [ADVICE_REFERENCES]: ['napi_create_reference'],
  [ADVICE_CANNOT_RUN_JS]: RUNNING_JS,
  // node-addon-api keeps a thrown value in a reference.
  [ADVICE_THROWN_NULL]: ['napi_create_reference'],
  [ADVICE_SECOND_LOAD]: ['napi_module_register'],
};

/**
 * Whether an advice concerns an addon, by what it imports. Yes without advice, or for one that names no function, and for an
 * addon that looks its functions up at run time: its file does not say which.
 */
export function concerns(
  advice: string | null,
  { imports, looksUpAtRunTime }: Pick<AddonFacts, 'imports' | 'looksUpAtRunTime'>,
): boolean {
  const functions = advice === null ? null : (CONCERNED[advice] ?? null);
  return functions === null || looksUpAtRunTime || functions.some((name) => imports.includes(name));
}
