import type { SinceOf } from '../../compare/history/since.ts';
import type { Model, ReportRuntime } from './model.ts';

export interface ChangedRule {
  readonly rule: string;
  readonly runtime: ReportRuntime;
}

export interface LastChange {
  /** Of the newest recorded run in which something came out in another way than before; ISO 8601. */
  readonly date: string;
  readonly rules: readonly ChangedRule[];
}

/** Null where no run before the newest change is recorded: then nothing was seen to change. */
export function lastChange({ report, runtimes }: Model, history: SinceOf | undefined): LastChange | null {
  if (history === undefined) return null;
  const byDate = new Map<string, ChangedRule[]>();
  for (const { id } of report.rules) {
    for (const runtime of runtimes) {
      const since = history(id, runtime.id);
      if (since === undefined) continue;
      const changed = byDate.get(since.date);
      if (changed) changed.push({ rule: id, runtime });
      else byDate.set(since.date, [{ rule: id, runtime }]);
    }
  }
  const dates = [...byDate.keys()].sort();
  const date = dates.at(-1);
  return date === undefined || dates.length < 2 ? null : { date, rules: byDate.get(date) ?? [] };
}
