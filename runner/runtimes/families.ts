import type { RuntimeFamily } from './family.ts';
import type { Identification } from './identification.ts';
import { node } from './node.ts';

/** Every kind of runtime with releases on the registry: a new one gets a file of its own and a place here. */
export const FAMILIES = [node] as const satisfies readonly RuntimeFamily[];
export type FamilyName = (typeof FAMILIES)[number]['name'];

/** The family that an executable of unknown origin belongs to, or null. */
export function familyOf(identification: Identification): RuntimeFamily | null {
  return FAMILIES.find((family) => family.recognizes(identification)) ?? null;
}
