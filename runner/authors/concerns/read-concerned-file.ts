import { count } from '../../shared/count.ts';
import { printable } from '../../shared/printable.ts';
import { UserError } from '../../shared/user-error.ts';
import type { AddonFacts } from '../binary/addon-facts.ts';
import { readFacts } from '../check/read-file.ts';

export type ConcernedFile = Pick<AddonFacts, 'imports' | 'looksUpAtRunTime'>;

/** What a file imports, on any of its machines. Throws a UserError for one that is no addon of Node-API. */
export function readConcernedFile(file: string): ConcernedFile {
  const read = readAddon(file);
  if (read.kind === 'not read')
    throw new UserError(`--for expected an addon; ${printable(file)} is ${read.why}`);
  const parts = read.parts.filter(({ registration }) => registration !== 'none' && registration !== 'v8');
  if (parts.length === 0)
    throw new UserError(`--for expected an addon; ${printable(file)} registers none of Node-API`);
  return {
    imports: [...new Set(parts.flatMap(({ imports }) => imports))].sort(),
    looksUpAtRunTime: parts.some(({ looksUpAtRunTime }) => looksUpAtRunTime),
  };
}

function readAddon(file: string): ReturnType<typeof readFacts> {
  try {
    return readFacts(file);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new UserError(`--for expected an addon; ${printable(file)} cannot be read (${code})`);
  }
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
