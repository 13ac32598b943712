import { runInNewContext } from 'node:vm';
import { UserError } from './user-error.ts';

/** Far more than an expression takes that does not backtrack, on a slow machine too. */
const LONGEST_MS = 5_000;

/**
 * Runs work that an expression of a user can make endless; it ends within the limit even inside one match. `what` begins
 * the error, e.g. `the pattern /a/`.
 */
export function withinTime<T>(what: string, work: () => T, limitMs = LONGEST_MS): T {
  try {
    return runInNewContext('work()', { work }, { timeout: limitMs }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    throw new UserError(
      `${what} was still being matched after ${limitMs / 1000} s; use fewer repetitions, none within another`,
      { cause: error },
    );
  }
}
