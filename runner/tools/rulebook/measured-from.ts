/**
 * The oldest release of each runtime that was measured when its expectations were recorded. Nothing is known about
 * releases before it.
 */
export const MEASURED_FROM: Readonly<Record<string, string | undefined>> = {
  node: '16.20.2',
  bun: '1.4.5',
  deno: '2.9.6',
  emnapi: '1.11.3',
  embedder: '18.20.4',
};
