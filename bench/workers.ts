import { canonicalJson } from '../suites/json.ts';
import { suites } from '../suites/index.ts';
import type { Report } from '../runner/report/schema.ts';

const rules = new Map(suites.flatMap((suite) => suite.rules).map((rule) => [rule.id, rule]));

/**
 * How many Workers a run needs at least, per runtime id: one for every probe run with Workers. Some start
 * more, which counts against the runner.
 */
export function workersNeeded({ cells }: Pick<Report, 'cells'>): ReadonlyMap<string, number> {
  const runs = new Map<string, Set<string>>();
  for (const { rule: id, target, runtime, outcome } of cells) {
    const rule = rules.get(id);
    if (rule?.needs.includes('worker') !== true || outcome.kind === 'unsupported') continue;
    const { suite, probe, args, addon, flags } = rule;
    const ofRuntime = runs.get(runtime) ?? new Set<string>();
    runs.set(runtime, ofRuntime.add(canonicalJson([suite, probe, args, addon, flags, target])));
  }
  return new Map([...runs].map(([runtime, { size }]) => [runtime, size]));
}
