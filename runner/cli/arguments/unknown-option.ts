import { UserError } from '../../shared/user-error.ts';

export class UnknownOptionError extends UserError {
  constructor(
    readonly option: string,
    /** With its dashes, as it was written. */
    readonly rawName: string,
    /** The names of all options. */
    readonly known: readonly string[],
  ) {
    super(`unknown option ${rawName}; see --help`);
  }
}

/** The same error with the nearest option, if one is near. The package that compares names is loaded only then. */
export async function withNearestOption(error: unknown): Promise<unknown> {
  if (!(error instanceof UnknownOptionError)) return error;
  const { nearestTo } = await import('../../shared/unknown-word.ts');
  const near = nearestTo(error.option, error.known);
  if (near === undefined) return error;
  return new UserError(`unknown option ${error.rawName}; the nearest is --${near}; see --help`);
}
