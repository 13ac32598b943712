import { canonicalJson } from '../../../suites/json.ts';
import { printable } from '../../shared/printable.ts';
import type { Outcome, ProbeResult } from './outcome.ts';

type Result = Pick<ProbeResult, 'outcome' | 'observation'>;

const WORDS: Record<Outcome['kind'], (cell: Result) => string> = {
  observed: ({ observation }) => canonicalJson(observation ?? null),
  crashed: ({ outcome }) => `the process died of ${howItDied(outcome)}`,
  'timed-out': () => 'no answer within the time limit',
  unsupported: ({ outcome }) => `unsupported: ${outcome.reason ?? 'no reason given'}`,
  'harness-error': ({ outcome }) => `no result: ${outcome.reason ?? 'no reason given'}`,
};

/** What happened in a cell, in one line of at most `limit` characters; default: that of `printable`. */
export function outcomeText(cell: Result, limit?: number): string {
  return printable(WORDS[cell.outcome.kind](cell), limit);
}

/** `SIGSEGV`, or `exit code 1`; who only printed lines did not say. */
export function howItDied({ signal, exitCode }: Outcome): string {
  if (signal != null) return signal;
  return exitCode == null ? 'unknown cause' : `exit code ${exitCode}`;
}
