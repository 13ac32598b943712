const WITHOUT_TERMINAL = 100;
/** A narrower terminal wraps lines itself. */
const NARROWEST = 60;

/** Characters in a line of a stream; 100 where it is no terminal. */
export function terminalWidth({ columns }: { readonly columns?: number | undefined }): number {
  return Math.max(NARROWEST, columns ?? WITHOUT_TERMINAL);
}
