/** Why an optional runtime is not there, in one line: a run goes on without it. */
export class RuntimeUnavailableError extends Error {
  override readonly name = 'RuntimeUnavailableError';
}
