import type { LaunchableCell } from '../../run/execute/run-cells.ts';
import type { ExpectationSet } from '../../run/judge/expectation-set.ts';
import type { ReportHeader } from '../../report/schema.ts';
import type { LaunchableRuntime } from '../../run/runtimes/runtime.ts';
import { describeShard } from './plan-digest.ts';
import { isInShard, type Shard } from '../../run/plan/shard.ts';

/** The cells of a run and the header of its report. */
export interface Part {
  readonly header: ReportHeader;
  readonly plan: (runtime: LaunchableRuntime) => readonly LaunchableCell[];
  /** Whether it runs every rule for every target. */
  readonly complete: boolean;
}

/** The part of a run that one shard has; without shards, the whole run. */
export async function partOf(
  shard: Shard | null,
  whole: Part,
  {
    runtimes,
    expectations,
  }: { readonly runtimes: readonly LaunchableRuntime[]; readonly expectations: ExpectationSet },
): Promise<Part> {
  if (shard === null) return whole;
  const { header, plan, complete } = whole;
  const cells = runtimes.flatMap(plan);
  const stale = complete ? expectations.unmatched(cells) : [];
  const described = await describeShard(shard, {
    header,
    cells,
    expectations: expectations.active(),
    stale,
  });
  return {
    header: { ...header, shard: described },
    plan: (runtime) => plan(runtime).filter((cell) => isInShard(cell, shard)),
    complete: false,
  };
}
