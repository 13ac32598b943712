import type { Arguments } from '../arguments/arguments.ts';
import { namesRuntimes } from '../../run/plan/asked-runtimes.ts';
import type { MatrixRequest } from '../../run/plan/matrix-request.ts';
import { newestRelease } from '../../run/runtimes/newest-release.ts';
import type { RuntimeRequests } from '../../run/runtimes/provision.ts';
import type { LaunchableRuntime } from '../../run/runtimes/runtime.ts';
import { UserError } from '../../shared/user-error.ts';
import { prepare, type Prepared, type Surroundings } from './prepare.ts';

/**
 * What a command needs that looks at one runtime: the one that the command line names, or the newest Node.js of
 * matrix.json. Throws a UserError when the command line names several.
 */
export async function prepareOne(
  args: Arguments,
  request: MatrixRequest,
  surroundings: Surroundings,
): Promise<{ runtime: LaunchableRuntime; addons: Prepared['addons'] }> {
  const runtimes = await requestsOf(args, request, surroundings);
  const prepared = await prepare({ ...request, runtimes }, surroundings);
  const [runtime, ...more] = prepared.runtimes;
  if (runtime !== undefined && more.length === 0) return { runtime, addons: prepared.addons };
  const ids = prepared.runtimes.map(({ id }) => id).join(', ');
  throw new UserError(`this command looks at one runtime; got ${ids || 'none'}`);
}

async function requestsOf(
  args: Arguments,
  { runtimes, config }: MatrixRequest,
  surroundings: Surroundings,
): Promise<RuntimeRequests> {
  return namesRuntimes(args) ? runtimes : newestRelease(config.runtimes, surroundings);
}
