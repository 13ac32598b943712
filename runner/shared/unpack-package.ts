import { extract } from 'tar';
import { ArchiveBudget, type ArchiveLimits } from './archive-budget.ts';
import { printable } from './printable.ts';
import { UserError } from './user-error.ts';

export interface PackageToUnpack {
  /** A tarball of npm: everything lies in one folder. */
  readonly file: string;
  /** Begins errors. */
  readonly what: string;
  /** An existing folder. */
  readonly into: string;
  /** Whether a file is unpacked; its path is relative to the package. */
  readonly keeps: (path: string) => boolean;
}

/** Node.js 26 unpacks to 130 MB, and the largest tool to 200 MB. */
const LIMITS: ArchiveLimits = { entries: 100_000, bytes: 2 * 2 ** 30 };
const FILES: readonly string[] = ['File', 'OldFile', 'ContiguousFile', 'Directory', 'GNUDumpDir'];

/** Throws a UserError for what is no package, leads out of it or links to elsewhere, and for more than a bound. */
export async function unpackPackage(
  { file, what, into, keeps }: PackageToUnpack,
  limits: ArchiveLimits = LIMITS,
): Promise<void> {
  const budget = new ArchiveBudget(limits);
  const refusals: string[] = [];
  const filter = (entry: string, { size, type }: { size: number; type?: unknown }): boolean => {
    if (refusals.length > 0 || !keeps(entry.split('/').slice(1).join('/'))) return false;
    refusals.push(
      ...(FILES.includes(String(type))
        ? budget.exceededBy(size)
        : [`${printable(entry, 100)} is neither a file nor a folder (${String(type)})`]),
    );
    return refusals.length === 0;
  };
  try {
    await extract({ file, cwd: into, strip: 1, strict: true, filter: filter });
  } catch (error) {
    // A full disk is no fault of the package.
    if ((error as NodeJS.ErrnoException).syscall !== undefined) throw error;
    throw new UserError(`${what} cannot be unpacked: ${(error as Error).message}`, { cause: error });
  }
  const [refusal] = refusals;
  if (refusal !== undefined) throw new UserError(`${what} cannot be unpacked: ${refusal}`);
}
