import type { Source } from '../rule.ts';
import { documentation } from '../sources.ts';

export const REGISTRATION = documentation('module registration', 'module-registration');

/** Looks for the declaration when no constructor of the file has registered it. */
export const DLOPEN = inSource('DLOpen', 'src/node_binding.cc');
/** Registers with the default version. */
export const BY_CONSTRUCTOR = inSource('napi_module_register_cb', 'src/node_api.cc');
/** The fields that are read from a napi_module: not its nm_version. */
export const TO_NODE_MODULE = inSource('napi_module_to_node_module', 'src/node_api.cc');
/** Goes on after an environment was refused. */
export const BY_SYMBOL = inSource('napi_module_register_by_symbol', 'src/node_api.cc');

function inSource(name: string, file: string): Source {
  return { title: `${name} (${file})`, url: `https://github.com/nodejs/node/blob/main/${file}` };
}
