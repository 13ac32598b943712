import semver from 'semver';
import { targetFromId } from '../../suites/target.ts';
import { newestMatch } from '../runtimes/version-request.ts';
import { node } from '../runtimes/node.ts';
import type { Report } from '../report/schema.ts';
import { UserError } from '../user-error.ts';

type ReportRuntime = Report['runtimes'][number];

/**
 * The runtime of a report that the words of --node mean; without them its only runtime, or its newest Node.js.
 * Throws a UserError when there is no such or there are several.
 */
export function runtimeOfReport({ runtimes }: Report, requests: readonly string[] | null): ReportRuntime {
  const versions = runtimes.filter(({ name }) => name === 'node').map(({ version }) => version);
  if (requests !== null && requests.length !== 1) {
    throw new UserError(`--from takes one runtime with --node; got ${requests.join(', ') || 'none'}`);
  }
  const [request] = requests ?? [];
  const version =
    request === undefined ? semver.rsort([...versions])[0] : newestMatch(node, request, versions);
  const found = runtimes.find((runtime) => runtime.name === 'node' && runtime.version === version);
  const only = request === undefined && runtimes.length === 1 ? runtimes[0] : undefined;
  const chosen = only ?? found;
  if (chosen !== undefined) return chosen;
  throw new UserError(
    `the report has no Node.js ${request ?? ''}; it has ${runtimes.map(({ id }) => id).join(', ')}`,
  );
}

/** Throws a UserError for a target that a report has no column for. */
export function requireTargetOfReport({ targets }: Report, id: string): void {
  if (targets.some((target) => target.id === id)) return;
  const known = targets.map((target) => target.id).join(', ');
  const what = targetFromId(id) === null ? 'is no target' : 'is not in the report';
  throw new UserError(`${id} ${what}; it has ${known}`);
}
