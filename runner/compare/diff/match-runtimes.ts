import semver from 'semver';
import { runtimeLine } from '../../report/runtime-line.ts';
import type { Report } from '../../report/schema.ts';

export type ReportRuntime = Report['runtimes'][number];

export interface MatchedRuntimes {
  /** The same runtime in both reports, perhaps in another release. */
  readonly pairs: readonly { readonly before: ReportRuntime; readonly after: ReportRuntime }[];
  readonly appeared: readonly ReportRuntime[];
  readonly vanished: readonly ReportRuntime[];
}

/**
 * Which runtime of a report is which of another. The same id is the same; of the rest, those of one release line
 * (`node@26`) are, the newest with the newest.
 */
export function matchRuntimes(
  before: readonly ReportRuntime[],
  after: readonly ReportRuntime[],
): MatchedRuntimes {
  const partners = new Map<ReportRuntime, ReportRuntime>();
  const taken = new Set<ReportRuntime>();
  const sameness = [({ id }: ReportRuntime) => id, runtimeLine];
  for (const key of sameness) {
    for (const runtime of newestFirst(after).filter((one) => !partners.has(one))) {
      const partner = newestFirst(before).find((one) => !taken.has(one) && key(one) === key(runtime));
      if (partner === undefined) continue;
      partners.set(runtime, partner);
      taken.add(partner);
    }
  }
  return {
    pairs: after.flatMap((runtime) => {
      const partner = partners.get(runtime);
      return partner === undefined ? [] : [{ before: partner, after: runtime }];
    }),
    appeared: after.filter((runtime) => !partners.has(runtime)),
    vanished: before.filter((runtime) => !taken.has(runtime)),
  };
}

function newestFirst(runtimes: readonly ReportRuntime[]): readonly ReportRuntime[] {
  return [...runtimes].sort((a, b) => {
    const [left, right] = [semver.parse(a.version), semver.parse(b.version)];
    return left === null || right === null ? 0 : semver.rcompare(left, right);
  });
}
