import { z } from 'zod';

const names = z.record(z.string(), z.unknown()).catch({}).default({});
const words = z
  .union([z.string().transform((word) => [word]), z.array(z.string())])
  .catch([])
  .default([]);

/** The fields that entries of npm's and pnpm's lock files share. Fields of another shape count as absent. */
export const lockEntry = z.object({
  version: z.string().optional().catch(undefined),
  os: words,
  cpu: words,
  hasInstallScript: z.boolean().catch(false).default(false),
  requiresBuild: z.boolean().catch(false).default(false),
  dependencies: names,
  optionalDependencies: names,
});

/** The names in `dependencies` and `optionalDependencies`. */
export function needsOf(entry: {
  readonly dependencies: Readonly<Record<string, unknown>>;
  readonly optionalDependencies: Readonly<Record<string, unknown>>;
}): string[] {
  return [...Object.keys(entry.dependencies), ...Object.keys(entry.optionalDependencies)];
}
