const PLAIN = new Intl.NumberFormat('en');

/** `1 cell`, `15,915 cells`, `2 entries` with the plural given. */
export function quantity(count: number, noun: string, plural = `${noun}s`): string {
  return `${PLAIN.format(count)} ${count === 1 ? noun : plural}`;
}
