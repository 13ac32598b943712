const NUMBER = new Intl.NumberFormat('en-US');

/** `13,877` */
export function thousands(value: number): string {
  return NUMBER.format(value);
}

/** `1 new deviation`, `1,234 new deviations`. `many`: where it is not `one` with an s. */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${thousands(value)} ${value === 1 ? one : many}`;
}
