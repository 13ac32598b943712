import type { Report } from '../../report/schema.ts';
import type { Timings } from '../../report/timings.ts';
import { digestRun, type RunDigest } from './run-digest.ts';
import type { SinceOf } from '../../report/since.ts';
import { sinceWhen } from './since.ts';

/**
 * When the result of a rule in a runtime last changed; undefined when the report is not among these runs. `runs`: oldest
 * first. If several runs have the same results, the timings decide, or else the newest run is used.
 */
export function sinceInReport(
  runs: readonly RunDigest[],
  report: Report,
  timings: Timings | null,
): SinceOf | undefined {
  const own = cameTo(digestRun(report, new Date(0).toISOString()));
  const same = runs.filter((run) => cameTo(run) === own);
  const run = same.find(({ date }) => date === timings?.startedAt) ?? same.at(-1);
  if (run === undefined) return undefined;
  const until = runs.filter(({ platform, date }) => platform === run.platform && date <= run.date);
  return (rule, runtimeId) => sinceWhen(until, rule, runtimeId);
}

/** All of a run but when it was, and by which version of the tool. */
function cameTo({ platform, runtimes, rules, digests }: RunDigest): string {
  return JSON.stringify([platform, runtimes, rules, runtimes.map(({ id }) => digests[id])]);
}
