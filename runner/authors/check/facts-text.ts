import { count } from '../../shared/count.ts';
import type { AddonFacts } from '../binary/addon-facts.ts';
import { EXPERIMENTAL } from '../../../suites/target.ts';

/** `declares 10`. */
export function declaredText({ registration, declared, abi }: AddonFacts): string {
  if (registration === 'v8') return `for V8, ${abi === null ? 'of an unknown ABI' : `ABI ${abi}`}`;
  if (registration === 'none') return 'registers no addon';
  if (declared === 'unknown') return 'declares a version that cannot be read';
  return `declares ${versionText(declared)}`;
}

/** `10`, as the end of a sentence about what is declared; null: nothing. */
export function versionText(declared: number | null): string {
  if (declared === null) return 'no version, which counts as 8';
  return declared === EXPERIMENTAL ? 'the experimental version' : String(declared);
}

/** `imports 39 functions, the newest of version 5`. */
export function importsText({ imports, importsVersion, looksUpAtRunTime }: AddonFacts): string {
  if (looksUpAtRunTime) return 'looks the functions of Node-API up at run time';
  if (importsVersion === null) return 'imports no function of Node-API';
  const newest = importsVersion === 'experimental' ? 'the experimental version' : `version ${importsVersion}`;
  return `imports ${count(imports.length, 'function')}, the newest of ${newest}`;
}
