import { z } from 'zod';
import { UserError } from '../../shared/user-error.ts';
import { lockEntry, needsOf } from './entry.ts';
import type { LockedPackage } from './locked-package.ts';

const schema = z.object({
  lockfileVersion: z.number(),
  packages: z
    .record(
      z.string(),
      lockEntry.extend({
        /** Of an alias; others are named by their place. */
        name: z.string().optional().catch(undefined),
        link: z.boolean().catch(false).default(false),
        resolved: z.string().optional().catch(undefined),
      }),
    )
    .optional(),
});

/** https://docs.npmjs.com/cli/configuring-npm/package-lock-json: versions 2 and 3. */
export function npmPackages(text: string): LockedPackage[] {
  const { lockfileVersion, packages } = schema.parse(JSON.parse(text));
  if (packages === undefined) {
    throw new UserError(
      `lockfileVersion ${lockfileVersion} lists no packages; npm install --package-lock-only updates it`,
    );
  }
  return Object.entries(packages).flatMap(([place, entry]) => {
    const { version, link, resolved } = entry;
    const name = entry.name ?? place.split('node_modules/').at(-1) ?? '';
    const isOfRegistry = place.includes('node_modules/') && !link && (resolved?.startsWith('http') ?? true);
    if (!isOfRegistry || version === undefined) return [];
    return [{ ...entry, name, version, needs: needsOf(entry) }];
  });
}
