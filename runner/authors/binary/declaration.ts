import { returnedConstant } from './code/returned-constant.ts';
import type { BinaryImage } from './image.ts';

/** The name that runtimes look up, and the one that the proposal had. */
export const DECLARATION = 'node_api_module_get_api_version_v1';
export const PROPOSED_DECLARATION = 'napi_module_get_api_version_v1';

/** `null`: it declares nothing. `'unknown'`: it declares a version, and which one cannot be read from its code. */
export type Declared = number | null | 'unknown';

/** The version that an addon declares, under one name. */
export function declaredIn(image: BinaryImage, name: string = DECLARATION): Declared {
  const symbol = image.exports.get(name);
  if (symbol === undefined) return null;
  return returnedConstant(image, symbol.address) ?? 'unknown';
}
