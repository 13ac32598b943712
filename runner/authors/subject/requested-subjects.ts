import { stat } from 'node:fs/promises';
import path from 'node:path';
import pMap from 'p-map';
import { fromUser } from '../../run/plan/matrix-request.ts';
import type { RegistryOptions } from '../../run/packages/npm-client.ts';
import { NpmError } from '../../run/packages/npm-error.ts';
import { cacheRoot } from '../../shared/cache-root.ts';
import { withTempFolder } from '../../shared/temp-folder.ts';
import { UserError } from '../../shared/user-error.ts';
import { isFor, mayHaveAddon } from '../lockfile/locked-package.ts';
import { isLockfile, readLockfile } from '../lockfile/read-lockfile.ts';
import { claimsOf } from './claims.ts';
import { subjectsAt } from './find-subjects.ts';
import { packageSubject } from './package-subject.ts';
import { isRegistrySpec, registrySpec } from './registry-spec.ts';
import type { Subject } from './subject.ts';

export interface SubjectOptions extends RegistryOptions {
  /** Whether packages for other platforms than this one are fetched too. */
  readonly allPlatforms: boolean;
  /** Told of each package of a lock file or for a platform that cannot be fetched; the others are. */
  readonly onProblem: (problem: string) => void;
}

type Fetching = Omit<SubjectOptions, 'allPlatforms'>;

/** Downloads at a time. */
const AT_ONCE = 4;

/**
 * Calls `use` with what a word of the command line means: a path if there is such a file or folder, or if it is written
 * as one; else a package. What was fetched is removed afterwards.
 */
export async function withSubjects<Result>(
  word: string,
  options: SubjectOptions,
  use: (subjects: readonly Subject[]) => Promise<Result>,
): Promise<Result> {
  const place = fromUser(word);
  const exists = word !== '' && (await isThere(place));
  const isLock = isLockfile(place) && exists;
  const isPath = exists || isLockfile(place) || /^\.{0,2}[\\/]/.test(word) || path.isAbsolute(word);
  if (!isPath && !isRegistrySpec(word)) {
    throw new UserError(`${JSON.stringify(word)} is no file, no folder and no package of the registry`);
  }
  if (isPath && !isLock && !options.allPlatforms) return use(await subjectsAt(place));
  return withTempFolder(cacheRoot(), async (folder) => {
    if (isLock) return use(await lockedSubjects(place, folder, options));
    const own = isPath
      ? await subjectsAt(place)
      : [await packageSubject(word, path.join(folder, 'own'), options)];
    const platforms = options.allPlatforms ? await platformSubjects(own, folder, options) : [];
    return use([...own.filter(({ files }) => files.length > 0 || platforms.length === 0), ...platforms]);
  });
}

async function isThere(place: string): Promise<boolean> {
  return (await stat(place).catch(() => null)) !== null;
}

/** The packages of optionalDependencies whose names have a platform. */
export async function platformSubjects(
  subjects: readonly Subject[],
  folder: string,
  options: Fetching,
): Promise<readonly Subject[]> {
  const specs = subjects.flatMap(({ manifest }) =>
    Object.entries(manifest?.optionalDependencies ?? {})
      .filter(([name]) => claimsOf(name).os !== null)
      .map(([name, range]) => registrySpec(name, range)),
  );
  return fetchAll(specs, folder, options);
}

async function lockedSubjects(
  lockfile: string,
  folder: string,
  { allPlatforms, ...options }: SubjectOptions,
): Promise<readonly Subject[]> {
  const here = { os: process.platform, arch: process.arch };
  const specs = (await readLockfile(lockfile))
    .filter((locked) => mayHaveAddon(locked) && (allPlatforms || isFor(locked, here)))
    .map(({ name, version }) => registrySpec(name, version));
  return fetchAll(specs, folder, options);
}

/** The packages that have an addon, without those that cannot be fetched. */
async function fetchAll(
  specs: readonly (string | null)[],
  folder: string,
  { onProblem, ...registry }: Fetching,
): Promise<readonly Subject[]> {
  const subjects = await pMap(
    [...new Set(specs.filter((spec) => spec !== null))].sort(),
    (spec, index) =>
      packageSubject(spec, path.join(folder, String(index)), registry).catch((error: unknown) => {
        if (!(error instanceof UserError)) throw error;
        onProblem(`${spec} was not checked: ${error instanceof NpmError ? error.said : error.message}`);
        return null;
      }),
    { concurrency: AT_ONCE },
  );
  return subjects.filter((subject) => subject !== null).filter(({ files }) => files.length > 0);
}
