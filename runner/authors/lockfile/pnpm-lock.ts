import { parse } from 'yaml';
import { z } from 'zod';
import { UserError } from '../../shared/user-error.ts';
import { lockEntry, needsOf } from './entry.ts';
import type { LockedPackage } from './locked-package.ts';

const schema = z.object({
  lockfileVersion: z.union([z.string(), z.number()]).transform(Number),
  packages: z.record(z.string(), lockEntry).default({}),
  snapshots: z.record(z.string(), lockEntry).default({}),
});

/** Versions 6 and 9: https://github.com/pnpm/spec/tree/master/lockfile */
export function pnpmPackages(text: string): LockedPackage[] {
  const { lockfileVersion, packages, snapshots } = schema.parse(parse(text, { logLevel: 'error' }));
  if (!(lockfileVersion >= 6))
    throw new UserError(
      `lockfileVersion ${lockfileVersion}; expected 6 or later: pnpm install --lockfile-only updates it`,
    );
  const needs = new Map<string, string[]>();
  for (const [key, entry] of [...Object.entries(packages), ...Object.entries(snapshots)]) {
    const id = idOf(key);
    needs.set(id, [...(needs.get(id) ?? []), ...needsOf(entry)]);
  }
  return Object.entries(packages).flatMap(([key, entry]) => {
    const id = idOf(key);
    const [, name, version] = /^(@?[^@]+)@(\d[^:/]*)$/.exec(id) ?? [];
    if (name === undefined || version === undefined) return [];
    return [{ ...entry, name, version, hasInstallScript: entry.requiresBuild, needs: needs.get(id) ?? [] }];
  });
}

/** `/name@1.0.0(peer@2.0.0)` of version 6, and `name@1.0.0`. */
function idOf(key: string): string {
  return key.replace(/^\//, '').replace(/\(.*$/s, '');
}
