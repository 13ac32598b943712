import { canonicalJson } from '../../suites/json.ts';
import { printable } from '../shared/printable.ts';
import type { CellRecord } from '../run/judge/cell-record.ts';

type OutcomeKind = CellRecord['outcome']['kind'];

type Outcome = Pick<CellRecord, 'outcome' | 'observation'>;

const WORDS: Record<OutcomeKind, (cell: Outcome) => string> = {
  observed: ({ observation }) => canonicalJson(observation ?? null),
  crashed: ({ outcome }) => `the process died of ${howItDied(outcome)}`,
  'timed-out': () => 'no answer within the time limit',
  unsupported: ({ outcome }) => `unsupported: ${outcome.reason ?? 'no reason given'}`,
  'harness-error': ({ outcome }) => `no result: ${outcome.reason ?? 'no reason given'}`,
};

/** What happened in a cell, in one line of at most `limit` characters; default: that of `printable`. */
export function outcomeText(cell: Outcome, limit?: number): string {
  return printable(WORDS[cell.outcome.kind](cell), limit);
}

/** `SIGSEGV`, or `exit code 1`; who only printed lines did not say. */
export function howItDied({ signal, exitCode }: CellRecord['outcome']): string {
  if (signal != null) return signal;
  return exitCode == null ? 'unknown cause' : `exit code ${exitCode}`;
}
