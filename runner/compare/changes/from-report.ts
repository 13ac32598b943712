import semver from 'semver';
import { targetFromId } from '../../../suites/target.ts';
import type { RuntimeFamily } from '../../run/runtimes/family.ts';
import { FAMILIES, type ReleaseRequests } from '../../run/runtimes/families.ts';
import { newestMatch } from '../../run/runtimes/version-request.ts';
import type { Report } from '../../report/schema.ts';
import { UserError } from '../../shared/user-error.ts';

type ReportRuntime = Report['runtimes'][number];

/**
 * The runtime of a report that --node, --bun or --deno name; default: its only runtime, or the newest release of its
 * first family. Throws a UserError when there is none or several match.
 */
export function runtimeOfReport(report: Report, requests: ReleaseRequests): ReportRuntime {
  const requested = FAMILIES.flatMap((family) =>
    (requests[family.name] ?? []).map((request) => ({ family, request })),
  );
  const [only, ...more] = requested;
  if (only === undefined) return soleOrNewest(report);
  if (more.length > 0) {
    throw new UserError(
      `--from takes one runtime; got ${requested.map(({ request }) => request).join(', ')}`,
    );
  }
  const { family, request } = only;
  const version = newestMatch(family, request, versionsOf(report, family));
  const found = report.runtimes.find(
    (runtime) => runtime.name === family.name && runtime.version === version,
  );
  return found ?? refuse(report, `${family.title} ${request}`);
}

function soleOrNewest(report: Report): ReportRuntime {
  const [sole, ...others] = report.runtimes;
  if (sole !== undefined && others.length === 0) return sole;
  const first = FAMILIES.find((family) => versionsOf(report, family).length > 0);
  const newest = first === undefined ? undefined : semver.rsort(versionsOf(report, first))[0];
  const found = report.runtimes.find(({ name, version }) => name === first?.name && version === newest);
  return found ?? refuse(report, 'release');
}

function versionsOf({ runtimes }: Report, { name }: Pick<RuntimeFamily, 'name'>): string[] {
  return runtimes.filter((runtime) => runtime.name === name).map(({ version }) => version);
}

function refuse({ runtimes }: Report, what: string): never {
  throw new UserError(`the report has no ${what}; it has ${runtimes.map(({ id }) => id).join(', ')}`);
}

/** Throws a UserError for a target that is not in a report. */
export function requireTargetOfReport({ targets }: Report, id: string): void {
  if (targets.some((target) => target.id === id)) return;
  const known = targets.map((target) => target.id).join(', ');
  const what = targetFromId(id) === null ? 'is not a target' : 'is not a target of the report';
  throw new UserError(`"${id}" ${what}; the report has ${known}`);
}
