import { count } from '../../shared/count.ts';
import { printable } from '../../shared/printable.ts';
import type { AddonFacts } from '../binary/addon-facts.ts';
import { readAddonParts } from '../check/read-file.ts';

export type ConcernedFile = Pick<AddonFacts, 'imports' | 'looksUpAtRunTime'>;

/** What a file imports, on any of its machines. Throws a UserError for one that is no addon of Node-API. */
export function readConcernedFile(file: string): ConcernedFile {
  const parts = readAddonParts(file, '--for');
  return {
    imports: [...new Set(parts.flatMap(({ imports }) => imports))].sort(),
    looksUpAtRunTime: parts.some(({ looksUpAtRunTime }) => looksUpAtRunTime),
  };
}

/** What was left out for a file, and what its imports cannot tell. */
export function concernedText(
  file: string,
  { imports, looksUpAtRunTime }: ConcernedFile,
  leftOut: number,
): string {
  const shown = printable(file);
  if (looksUpAtRunTime) {
    return `${shown} looks its functions up at run time, so its file does not say what concerns it: nothing is left out.\n`;
  }
  return (
    `For ${shown}, which imports ${count(imports.length, 'function')}: left out ${count(leftOut, 'rule')} on functions that it does not import.\n` +
    'A function that is imported may still never be called, and may be called by a library that the addon loads.\n'
  );
}
