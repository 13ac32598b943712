import semver from 'semver';
import { groupBy } from '../../shared/group-by.ts';
import type { FateRange } from '../predict/fates.ts';
import { fatesOfDeclared } from '../predict/declared-fates.ts';
import type { Stretch } from '../predict/supports.ts';

/** What becomes, in one line of Node.js, of an addon that declares a version. Null: there is no such release. */
export interface LineProof {
  readonly line: number;
  readonly lastCrash: string | null;
  readonly firstLoad: string | null;
  /** Releases that read no declaration and support less. */
  readonly ignoring: Pick<FateRange, 'from' | 'to'> | null;
}

export function proofOf(version: number, stretches: readonly Stretch[]): readonly LineProof[] {
  return [...groupBy(stretches, ({ from }) => semver.major(from))].map(([line, of]) => {
    const fates = fatesOfDeclared(version, of);
    const ignoring = fates.find(({ fate }) => fate.kind === 'unknown') ?? null;
    return {
      line,
      lastCrash: fates.findLast(({ fate }) => fate.kind === 'crashes')?.to ?? null,
      firstLoad: fates.find(({ fate }) => fate.kind === 'loads')?.from ?? null,
      ignoring: ignoring === null ? null : { from: ignoring.from, to: ignoring.to },
    };
  });
}
