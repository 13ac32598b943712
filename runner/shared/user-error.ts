/**
 * An error that a user can cause and mend: bad usage, configuration or environment. Printed as its one line,
 * exit code 2. Say what was expected, what came and what to do. Anything else is a bug and shows its stack.
 */
export class UserError extends Error {
  override readonly name = 'UserError';

  /** Line breaks and the like in `message`, as in what is quoted from a file, become spaces. */
  constructor(message: string, options?: ErrorOptions) {
    super(message.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' '), options);
  }
}
