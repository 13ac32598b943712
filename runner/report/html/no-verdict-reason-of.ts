import { noVerdictReason, type NoVerdictReason } from '../no-verdict-reason.ts';
import type { Model, ReportRuntime } from './model.ts';
import { appearancesIn, tallyOf } from './tally.ts';

/** The reason why the page has no verdict on these runtimes; null: enough cells ran. */
export function noVerdictReasonOf(model: Model, runtimes: readonly ReportRuntime[]): NoVerdictReason | null {
  const { states } = tallyOf(runtimes.flatMap((runtime) => appearancesIn(model, model.suites, runtime)));
  const measured = { conforms: states.conforms, known: states.known, deviates: states.new };
  return noVerdictReason(measured, model.report.counts.missing);
}
