import { canStart } from '../runner/run/process/can-start.ts';
import { UserError } from '../runner/shared/user-error.ts';

/** Throws a UserError where one of the tools cannot be started. `packages`: those of Debian that have them all. */
export async function requireTools(tools: readonly string[], packages: string): Promise<void> {
  for (const tool of tools) {
    if (!(await canStart(tool))) throw new UserError(`${tool} cannot be started; install ${packages}`);
  }
}
