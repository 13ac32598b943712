import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { everyFunction } from './experimental-functions.ts';
import { functionSlots } from './function-slots.ts';
import { declaredFunctions } from './headers.ts';
import { tracedFunctions } from './traced-functions.ts';

export const GENERATED_HEADERS = ['traced_functions.h', 'js_slots.h', 'module_slots.h'] as const;
type GeneratedHeader = (typeof GENERATED_HEADERS)[number];

/** Whether a file that is included is none of the sources. */
export function isGenerated(name: string): boolean {
  return GENERATED_HEADERS.some((header) => header === name);
}

/** The texts of lists of functions, by file name, for sources that reach functions by other ways than their names. */
export async function generatedHeaders(): Promise<Record<GeneratedHeader, string>> {
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

/** Writes them into a folder. */
export async function writeGeneratedHeaders(folder: string): Promise<void> {
  for (const [name, text] of Object.entries(await generatedHeaders())) {
    await writeFile(path.join(folder, name), text);
  }
}
