import { median } from '../bench/median.ts';

/**
 * By how much memory grows from one round to the next, in the second half of the rounds: the median of what it grew over a
 * tenth of them. A heap that is enlarged once does not count, a leak does. `resident`: bytes after each round, at least 20.
 */
export function growthPerRound(resident: readonly number[]): number {
  const stride = Math.floor(resident.length / 10);
  const half = Math.floor(resident.length / 2);
  const grown = resident
    .slice(half, -stride)
    .map((before, index) => (resident[half + index + stride] ?? before) - before);
  return median(grown) / stride;
}
