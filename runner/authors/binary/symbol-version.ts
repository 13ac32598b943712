/** The newest version of a library among versions of symbols: `2.34` of `GLIBC_2.4`, `GLIBC_2.34`. Null: none. */
export function newestSymbolVersion(versions: readonly string[], library: string): string | null {
  const numbers = versions.flatMap((version) => {
    const [name, number] = version.split('_');
    return name === library && number !== undefined && /^\d+(?:\.\d+)*$/.test(number) ? [number] : [];
  });
  return numbers.sort(compareNumbers).at(-1) ?? null;
}

/** Orders `2.4` before `2.34`. */
export function compareNumbers(a: string, b: string): number {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
