import type { SinceOf } from '../since.ts';
import type { Model, ReportRuntime } from './model.ts';
import { groupBy } from '../../shared/group-by.ts';

export interface ChangedRule {
  readonly rule: string;
  readonly runtime: ReportRuntime;
}

export interface LastChange {
  /** Date of the newest recorded run with a result that differs from the run before; ISO 8601. */
  readonly date: string;
  readonly rules: readonly ChangedRule[];
}

/** Null where no run before the newest change is recorded: then nothing was seen to change. */
export function lastChange({ report, runtimes }: Model, history: SinceOf | undefined): LastChange | null {
  if (history === undefined) return null;
  const changes = report.rules.flatMap(({ id: rule }) =>
    runtimes.flatMap((runtime) => {
      const since = history(rule, runtime.id);
      return since === undefined ? [] : [{ date: since.date, changed: { rule, runtime } }];
    }),
  );
  const byDate = groupBy(changes, ({ date }) => date);
  const dates = [...byDate.keys()].sort();
  const date = dates.at(-1);
  return date === undefined || dates.length < 2
    ? null
    : { date, rules: (byDate.get(date) ?? []).map(({ changed }) => changed) };
}
