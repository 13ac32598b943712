import { canonicalJson } from '../../../suites/json.ts';
import { printable } from '../../shared/printable.ts';
import { exitCodeText } from '../process/cause-of-death.ts';
import type { Outcome, ProbeResult } from './outcome.ts';

type Result = Pick<ProbeResult, 'outcome' | 'observation'>;

const WORDS: Record<Outcome['kind'], (cell: Result) => string> = {
  observed: ({ observation }) => canonicalJson(observation ?? null),
  crashed: ({ outcome }) => howItCrashed(outcome),
  'timed-out': () => 'no answer within the time limit',
  unsupported: ({ outcome }) => `unsupported: ${outcome.reason ?? 'no reason given'}`,
  'not-observed': ({ outcome }) => `not observed: ${outcome.reason ?? 'no reason given'}`,
  'harness-error': ({ outcome }) => `no result: ${outcome.reason ?? 'no reason given'}`,
};

/** Describes the result of a cell in one line of at most `limit` characters; default: that of `printable`. */
export function outcomeText(cell: Result, limit?: number): string {
  return printable(WORDS[cell.outcome.kind](cell), limit);
}

function howItCrashed(outcome: Outcome): string {
  if (outcome.signal != null) return `the process died of ${outcome.signal}`;
  if (outcome.exitCode == null) return 'the process died of an unknown cause';
  return `the process exited with code ${exitCodeText(outcome.exitCode)} before the probe completed`;
}

/** `SIGSEGV`, or `exit code 1`; a log has neither. */
export function howItDied({ signal, exitCode }: Outcome): string {
  if (signal != null) return signal;
  return exitCode == null ? 'unknown cause' : `exit code ${exitCodeText(exitCode)}`;
}
