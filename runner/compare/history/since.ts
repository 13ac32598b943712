import semver from 'semver';
import { runtimeLine } from '../../report/runtime-line.ts';
import type { Since } from '../../report/since.ts';
import { digestAt, type RunDigest } from './run-digest.ts';

type Runtime = RunDigest['runtimes'][number];

/**
 * Since when a rule is in a runtime as the newest of these runs saw it; undefined when it did not run there.
 * `runs`: of one platform, oldest first. A runtime is followed through the releases of its line (`node@26`); runs
 * without the rule are passed over.
 */
export function sinceWhen(runs: readonly RunDigest[], rule: string, runtimeId: string): Since | undefined {
  const newest = runs.at(-1);
  const runtime = newest?.runtimes.find(({ id }) => id === runtimeId);
  if (newest === undefined || runtime === undefined) return undefined;
  const now = digestAt(newest, rule, runtimeId);
  if (now === null) return undefined;
  const isNewestOfLine = newestOfLine(newest, runtimeLine(runtime))?.id === runtimeId;
  let since: Since = { date: newest.date, version: runtime.version };
  for (const run of runs.slice(0, -1).reverse()) {
    const same = run.runtimes.find(({ id }) => id === runtimeId);
    const then = same ?? (isNewestOfLine ? newestOfLine(run, runtimeLine(runtime)) : undefined);
    const digest = then === undefined ? null : digestAt(run, rule, then.id);
    if (then === undefined || digest === null) continue;
    if (digest !== now) return since;
    since = { date: run.date, version: then.version };
  }
  return since;
}

function newestOfLine({ runtimes }: RunDigest, line: string): Runtime | undefined {
  const ofLine = runtimes.filter((runtime) => runtimeLine(runtime) === line);
  return [...ofLine].sort((a, b) => {
    const [left, right] = [semver.parse(a.version), semver.parse(b.version)];
    return left === null || right === null ? 0 : semver.rcompare(left, right);
  })[0];
}
