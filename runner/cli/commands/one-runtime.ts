import { namesRuntimes, type Query } from '../../run/plan/query.ts';
import type { MatrixRequest } from '../../run/plan/matrix-request.ts';
import { newestRelease } from '../../run/runtimes/newest-release.ts';
import type { RuntimeRequests } from '../../run/runtimes/provision.ts';
import type { LaunchableRuntime } from '../../run/runtimes/runtime.ts';
import { UserError } from '../../shared/user-error.ts';
import { prepare, type Prepared, type PrepareContext } from './prepare.ts';

/** The one runtime of a query and its addons; default: the newest Node.js of matrix.json. Throws a UserError for several. */
export async function prepareOne(
  query: Query,
  request: MatrixRequest,
  context: PrepareContext,
): Promise<{ runtime: LaunchableRuntime; addons: Prepared['addons'] }> {
  const runtimes = await requestsOf(query, request, context);
  const prepared = await prepare({ ...request, runtimes }, context);
  const [runtime, ...more] = prepared.runtimes;
  if (runtime !== undefined && more.length === 0) return { runtime, addons: prepared.addons };
  const ids = prepared.runtimes.map(({ id }) => id).join(', ');
  throw new UserError(`this command takes one runtime; got ${ids || 'none'}`);
}

async function requestsOf(
  query: Query,
  { runtimes, config }: MatrixRequest,
  context: PrepareContext,
): Promise<RuntimeRequests> {
  return namesRuntimes(query.runtimes) ? runtimes : newestRelease(config.runtimes, context);
}
