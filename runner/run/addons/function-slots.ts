import { firstVersionOf } from '../../../suites/surface/functions.ts';
import { parameterTypes, type ApiFunction } from './api-functions.ts';

/** Two functions of node_api.h that return nothing, with which the table of a module begins. */
const RETURN_NOTHING = [
  'SLOT(module_register, napi_module_register, 1, void, (napi_module*))\n',
  'SLOT(fatal_error, napi_fatal_error, 1, void, (const char*, size_t, const char*, size_t))\n',
];

/** A field cannot have the name of a keyword. */
const FIELDS: Readonly<Record<string, string>> = { typeof: 'type_of', throw: 'throw_value' };

/**
 * The texts of js_slots.h and module_slots.h, which addons/function_tables.h includes: `SLOT(field, function, version, result,
 * (types))` for each stable function, in the order of the tables of nodejs/node#60916: by version, then as in the header.
 */
export function functionSlots(functions: {
  readonly js: readonly ApiFunction[];
  readonly module: readonly ApiFunction[];
}): { readonly js: string; readonly module: string } {
  return {
    js: slots(functions.js).join(''),
    module: [...RETURN_NOTHING, ...slots(functions.module)].join(''),
  };
}

function slots(functions: readonly ApiFunction[]): string[] {
  const versioned = functions.map((declared) => ({
    declared,
    version: firstVersionOf(declared.name) ?? Infinity,
  }));
  return versioned
    .filter(({ version }) => version !== Infinity)
    .sort((one, two) => one.version - two.version)
    .map(({ declared, version }) => {
      const plain = declared.name.replace(/^(napi|node_api)_/, '');
      return `SLOT(${FIELDS[plain] ?? plain}, ${declared.name}, ${version}, napi_status, (${parameterTypes(declared).join(', ')}))\n`;
    });
}
