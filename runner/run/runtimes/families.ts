import { bare } from './bare.ts';
import { bun } from './bun.ts';
import { deno } from './deno.ts';
import type { RuntimeFamily } from './family.ts';
import type { Identification } from './identification.ts';
import { node } from './node.ts';

/**
 * Every kind of runtime with releases on the registry: a new one gets a file of its own and a place here, and with it
 * its option on the command line and its key in matrix.json.
 */
export const FAMILIES = [node, bun, deno, bare] as const satisfies readonly RuntimeFamily[];
export type FamilyName = (typeof FAMILIES)[number]['name'];

/** The requested releases per family: majors, versions, ranges and aliases, e.g. `{ node: ['18', 'lts'] }`. */
export type ReleaseRequests = Readonly<Partial<Record<FamilyName, readonly string[] | undefined>>>;

/** A value per family, by its name. */
export function perFamily<Value>(valueOf: (family: RuntimeFamily) => Value): Record<FamilyName, Value> {
  const entries = FAMILIES.map((family) => [family.name, valueOf(family)]);
  return Object.fromEntries(entries) as Record<FamilyName, Value>;
}

/** The family of this name, or undefined: names of runtimes at paths are no family's. */
export function familyNamed(name: string): RuntimeFamily | undefined {
  return FAMILIES.find((family) => family.name === name);
}

/** The family that an executable of unknown origin belongs to, or null. */
export function familyOf(identification: Identification): RuntimeFamily | null {
  return FAMILIES.find((family) => family.recognizes(identification)) ?? null;
}
