import { KNOWN_FUNCTIONS } from '../../../suites/surface/functions.ts';

const OF_NODE_API = /^(napi|node_api)_/;

/** A line per function of Node-API that a runtime exports and no rule of the suite `surface` names. */
export function unknownFunctions(
  { name, version }: { readonly name: string; readonly version: string },
  names: readonly string[],
): readonly string[] {
  return names
    .filter((exported) => OF_NODE_API.test(exported) && !KNOWN_FUNCTIONS.has(exported))
    .sort()
    .map((exported) => `${name} ${version} exports ${exported}, which no rule knows`);
}
