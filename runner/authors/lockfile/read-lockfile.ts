import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { UserError } from '../../shared/user-error.ts';
import type { LockedPackage } from './locked-package.ts';
import { npmPackages } from './npm-lock.ts';
import { pnpmPackages } from './pnpm-lock.ts';
import { yarnPackages } from './yarn-lock.ts';

const READERS: Readonly<Record<string, (text: string) => readonly LockedPackage[]>> = {
  'package-lock.json': npmPackages,
  'npm-shrinkwrap.json': npmPackages,
  'pnpm-lock.yaml': pnpmPackages,
  'yarn.lock': yarnPackages,
};

/** A file of this name is read as a lock file. */
export function isLockfile(file: string): boolean {
  return Object.hasOwn(READERS, path.basename(file));
}

/** The packages of a lock file, each version once. Throws a UserError for a file that cannot be read. */
export async function readLockfile(file: string): Promise<readonly LockedPackage[]> {
  const text = await readFile(file, 'utf8');
  try {
    const packages = READERS[path.basename(file)]?.(text) ?? [];
    return [...new Map(packages.map((each) => [`${each.name}@${each.version}`, each])).values()];
  } catch (error) {
    if (error instanceof UserError) throw new UserError(`${file}: ${error.message}`);
    const why =
      error instanceof z.ZodError ? 'it has another shape' : (error as Error).message.split('\n')[0];
    throw new UserError(`${file}: not a lock file that can be read (${why ?? ''})`, { cause: error });
  }
}
