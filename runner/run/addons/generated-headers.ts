import { everyFunction } from './experimental-functions.ts';
import { functionSlots } from './function-slots.ts';
import { declaredFunctions } from './headers.ts';
import { tracedFunctions } from './traced-functions.ts';

export const GENERATED_HEADERS: readonly string[] = ['traced_functions.h', 'js_slots.h', 'module_slots.h'];

/** The texts of lists of functions, by file name, for sources that reach functions by other ways than their names. */
export async function generatedHeaders(): Promise<Record<string, string>> {
  const slots = functionSlots({
    js: await declaredFunctions(['js_native_api.h']),
    module: await declaredFunctions(['node_api.h']),
  });
  return {
    'traced_functions.h': tracedFunctions(await everyFunction()),
    'js_slots.h': slots.js,
    'module_slots.h': slots.module,
  };
}
