/** Levels of JSON: far above what a probe observes, far below what overflows the stack of whoever walks through it. */
export const DEEPEST_OBSERVATION = 100;

export function isDeeper(json: unknown, levels: number): boolean {
  if (typeof json !== 'object' || json === null) return false;
  return levels === 0 || Object.values(json).some((part) => isDeeper(part, levels - 1));
}
