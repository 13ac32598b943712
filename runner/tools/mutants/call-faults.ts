import type { ApiFunction } from '../../run/addons/api-functions.ts';
import type { Fault } from './fault.ts';
import type { Usage } from './usage.ts';

/** Results that addons need to say anything at all: without them a probe breaks and observes nothing. */
const PLUMBING = /^napi_(create_(object|function|u?int\d+|string_utf8|external)|get_(value_\w+|cb_info))$/;

/** Faults of a call: its status, its result; it is not made, or made twice. */
type Family = 'status' | 'result' | 'drop' | 'twice';

/** The kinds of results that addons/faults knows to make wrong. */
const BENDABLE =
  /^(napi_value|napi_valuetype|bool|u?int(32|64)_t|size_t|double|const char\*|const napi_extended_error_info\*)\* /;
const WRITTEN = /\*\* |^(?!const |void)\w+\* /;

function familiesOf({ name, parameters }: ApiFunction): Family[] {
  const lastParameter = parameters.at(-1) ?? '';
  if (name === 'napi_call_threadsafe_function') return ['status', 'drop', 'twice'];
  if (!WRITTEN.test(lastParameter)) return ['status', 'drop'];
  return BENDABLE.test(lastParameter) && !PLUMBING.test(name) ? ['status', 'result'] : ['status'];
}

/**
 * The faults of single functions, for those that the addons call. They are candidates: one that changes nothing that
 * a rule speaks of is no dead fault.
 */
export function callFaults(functions: readonly ApiFunction[], { calls }: Usage): Fault[] {
  const called = functions.filter(({ name }) => [...calls.values()].some(({ any }) => any.has(name)));
  return called.flatMap((declared) =>
    familiesOf(declared).map((family): Fault => ({
      id: `${family}:${declared.name}`,
      isNamed: false,
      concerns: ({ rule: { addon } }) =>
        calls.get(addon)?.[family === 'status' ? 'looked' : 'any'].has(declared.name) ?? false,
      isDeadly: false,
    })),
  );
}
