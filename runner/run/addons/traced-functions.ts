import { firstVersionOf } from '../../../suites/surface/functions.ts';
import { EXPERIMENTAL } from '../../../suites/target.ts';
import { parameterTypes, type ApiFunction } from './api-functions.ts';

/**
 * The text of traced_functions.h, which addons/trace includes: `TRACED(name, version, env, asked, (parameters), (arguments))`
 * for each function. The version is the first that has it; `env` is NULL where it takes none. `asked`: the env, or NULL where
 * the function may be called while garbage is collected, when others end the process.
 */
export function tracedFunctions(functions: readonly ApiFunction[]): string {
  const lines = functions.map((declared) => {
    const types = parameterTypes(declared);
    const parameters = types.map((type, at) => `${type} a${at}`).join(', ');
    const names = types.map((_type, at) => `a${at}`).join(', ');
    const env = ENVIRONMENTS.has(types[0] ?? '') ? 'a0' : 'NULL';
    const asked = types[0] === 'napi_env' ? env : 'NULL';
    return `TRACED(${declared.name}, ${firstVersionOf(declared.name) ?? EXPERIMENTAL}, ${env}, ${asked}, (${parameters}), (${names}))\n`;
  });
  return `/* Generated from the headers; see trace/trace.h. */\n${lines.join('')}`;
}

const ENVIRONMENTS: ReadonlySet<string> = new Set(['napi_env', 'node_api_basic_env']);
