import type { SupervisedEnd } from '../process/supervised-process.ts';

/** Node.js' exit code for an invalid argument (https://nodejs.org/api/process.html#exit-codes). */
const INVALID_ARGUMENT = 9;

/** What Node.js says of a flag that it does not know: one of the command line, one of NODE_OPTIONS. */
const REFUSALS = ['bad option', 'is not allowed in NODE_OPTIONS'];

/** Whether a process ended because its runtime does not know one of the flags it was started with. */
export function refusedFlags(end: SupervisedEnd, flags: readonly string[]): boolean {
  return (
    flags.length > 0 &&
    end.kind === 'exited' &&
    end.exitCode === INVALID_ARGUMENT &&
    REFUSALS.some((refusal) => end.stderrTail.includes(refusal))
  );
}
