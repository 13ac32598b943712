import semver from 'semver';
import { enginesRange, FIRST_RELEASES } from '../../shared/node-api-releases.ts';
import { admits } from '../predict/engines.ts';
import { fatesOfDeclared } from '../predict/declared-fates.ts';
import type { FateRange } from '../predict/fates.ts';
import type { Stretch } from '../predict/supports.ts';

/** The versions whose first releases are known, ascending: 8 is the lowest whose declaration means anything. */
export const KNOWN_VERSIONS: readonly number[] = Object.keys(FIRST_RELEASES)
  .map(Number)
  .sort((a, b) => a - b);

export interface HighestVersion {
  /** Null: some release in the range supports none of them. */
  readonly version: number | null;
  /** Whether any release in the range was measured. Without one the version stands on the documents alone. */
  readonly isMeasured: boolean;
  /** Each higher version, and the releases in the range in which an addon that declares it does not simply load. */
  readonly unsafe: readonly { readonly version: number; readonly ranges: readonly FateRange[] }[];
}

/** The highest version that every release in a range of `engines.node` supports. */
export function highestVersion(range: string, stretches: readonly Stretch[]): HighestVersion {
  const version =
    KNOWN_VERSIONS.findLast((each) => semver.subset(range, enginesRange(each) ?? '<0.0.0')) ?? null;
  const measured = within(range, stretches);
  const unsafe = KNOWN_VERSIONS.filter((each) => version === null || each > version).map((each) => ({
    version: each,
    ranges: fatesOfDeclared(each, measured).filter(({ fate }) => fate.kind !== 'loads'),
  }));
  return { version, isMeasured: measured.length > 0, unsafe };
}

/** The stretches that a range admits; one in which the range begins is cut there. */
function within(range: string, stretches: readonly Stretch[]): Stretch[] {
  const lowest = semver.minVersion(range)?.version ?? '0.0.0';
  return stretches
    .filter((stretch) => admits(range, stretch))
    .map((stretch) =>
      semver.gt(lowest, stretch.from) && semver.lte(lowest, stretch.to)
        ? { ...stretch, from: lowest }
        : stretch,
    );
}
