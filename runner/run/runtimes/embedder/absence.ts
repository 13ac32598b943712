/** Why an optional runtime is not there, in one line: a run goes on without it. */
export class Absence extends Error {
  override readonly name = 'Absence';
}
