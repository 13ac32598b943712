import { open } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import type { AddonFacts } from '../runner/authors/binary/addon-facts.ts';
import { readFacts } from '../runner/authors/check/read-file.ts';
import { elfReference } from './elf-reference.ts';
import { machOReferences } from './mach-o-reference.ts';
import { peReference } from './pe-reference.ts';
import type { Reference } from './reference.ts';

/** How one field of a file was read, and what the other tool says. */
export interface Difference {
  readonly field: string;
  readonly read: unknown;
  readonly reference: unknown;
}

export interface Comparison {
  /** Fields that were compared. */
  readonly fields: number;
  readonly differences: readonly Difference[];
  /** Declared versions that the reader could not tell. */
  readonly unknown: number;
  /** Declared versions that are not one constant in the disassembly, so that nothing was compared. */
  readonly untold: number;
  /** For another machine than the reader understands; the other tool agrees. */
  readonly isOther: boolean;
}

/** Reads a file and compares every field with readelf (ELF) or LLVM (Mach-O, PE). */
export async function compareFile(file: string): Promise<Comparison> {
  const read = readFacts(file);
  const parts = read.kind === 'read' ? read.parts : [];
  const references = await referencesOf(file);
  const differences: Difference[] = [];
  if (parts.length !== references.length) {
    const why = read.kind === 'read' ? '' : `: ${read.why}`;
    differences.push({ field: `parts${why}`, read: parts.length, reference: references.length });
  }
  let fields = 0;
  for (const reference of references) {
    const facts = parts.find(({ machine }) => machine === reference.machine);
    if (facts === undefined) continue;
    const found = differencesOf(facts, reference);
    fields += Object.keys(reference).length - (isCompared(facts, reference) ? 0 : 1);
    differences.push(...found);
  }
  return {
    fields,
    differences,
    unknown: parts.filter(({ declared }) => declared === 'unknown').length,
    untold: references.filter(({ declared }) => declared === 'untold').length,
    isOther: parts.length === 0 && references.length === 0,
  };
}

function differencesOf(facts: AddonFacts, reference: Reference): Difference[] {
  return (Object.keys(reference) as (keyof Reference)[])
    .filter((field) => field !== 'declared' || isCompared(facts, reference))
    .filter((field) => !isDeepStrictEqual(facts[field], reference[field]))
    .map((field) => ({ field, read: facts[field], reference: reference[field] }));
}

/** An unknown version is never wrong, and is counted. */
function isCompared(facts: AddonFacts, reference: Reference): boolean {
  return facts.declared !== 'unknown' && reference.declared !== 'untold';
}

async function referencesOf(file: string): Promise<readonly Reference[]> {
  const handle = await open(file);
  const { buffer } = await handle.read(Buffer.alloc(4), 0, 4, 0);
  await handle.close();
  const magic = buffer.toString('hex');
  if (magic === '7f454c46') return present(await elfReference(file));
  return magic.startsWith('4d5a') ? present(await peReference(file)) : machOReferences(file);
}

function present(reference: Reference | null): Reference[] {
  return reference === null ? [] : [reference];
}
