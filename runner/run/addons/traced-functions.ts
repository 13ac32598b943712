import { firstVersionOf } from '../../../suites/surface/functions.ts';
import { EXPERIMENTAL } from '../../../suites/target.ts';
import type { ApiFunction } from './api-functions.ts';

/**
 * The text of traced_functions.h, which addons/trace includes: `TRACED(name, version, env, (parameters), (arguments))` for
 * each function. The version is the first that has it; `env` is NULL where it takes none.
 */
export function tracedFunctions(functions: readonly ApiFunction[]): string {
  const lines = functions.map(({ name, parameters }) => {
    const types = parameters.map(typeOf);
    const declared = types.map((type, at) => `${type} a${at}`);
    const names = types.map((_type, at) => `a${at}`);
    const env = ENVIRONMENTS.has(types[0] ?? '') ? 'a0' : 'NULL';
    return `TRACED(${name}, ${firstVersionOf(name) ?? EXPERIMENTAL}, ${env}, (${declared.join(', ')}), (${names.join(', ')}))\n`;
  });
  return `/* Generated from the headers; see trace/trace.h. */\n${lines.join('')}`;
}

const ENVIRONMENTS: ReadonlySet<string> = new Set(['napi_env', 'node_api_basic_env']);

/** `const char* name` without its name; some have none: `napi_env`. */
function typeOf(parameter: string): string {
  const words = /^(?<type>.*[\s*])\w+$/.exec(parameter)?.groups?.['type']?.trim();
  return words === undefined || words === 'const' ? parameter : words;
}
