import type { MatrixRequest } from '../../run/plan/matrix-request.ts';
import type { Cell } from '../../run/plan/cells.ts';
import type { Report } from '../../report/schema.ts';
import { familyNamed } from '../../run/runtimes/families.ts';
import { EMNAPI_HOSTS, emnapiName, type EmnapiHost } from '../../run/runtimes/emnapi-hosts.ts';
import type { RuntimeRequests } from '../../run/runtimes/provision.ts';
import { isInShard } from '../../run/plan/shard.ts';
import { UserError } from '../../shared/user-error.ts';
import { failedCells, type FailedCells } from './failed-cells.ts';

export interface Rerun {
  /** The request, narrowed to the runtimes, rules and targets of what failed. */
  readonly request: MatrixRequest;
  readonly isChosen: (cell: Cell) => boolean;
  /** The runtimes of the report that must run again, or else the failures there are passed over. */
  readonly failedIn: Report['runtimes'];
}

/**
 * The request of `--rerun-failed`; null when nothing failed. Throws a UserError for a runtime that is not a release and
 * for which the request has no path.
 */
export function rerunRequest(request: MatrixRequest, report: Report, file: string): Rerun | null {
  const failed = failedCells(report);
  if (failed.ids.size === 0 && !failed.missing) return null;
  const involved = involvedIn(report, failed);
  const { selection } = request;
  const narrowed = {
    ...selection,
    rules: selection.rules.filter(({ id }) => involved.rules.has(id)),
    targets: selection.targets.filter(({ id }) => involved.targets.has(id)),
    complete: false,
    everyTarget: false,
  };
  const { shard } = report;
  const ofSelection = { rules: idsOf(narrowed.rules), targets: idsOf(narrowed.targets) };
  return {
    failedIn: involvedIn(report, failed, ofSelection).runtimes,
    request: { ...request, selection: narrowed, runtimes: runtimesOf(involved.runtimes, request, file) },
    isChosen: (cell) => failed.has(cell.id) && (shard === undefined || isInShard(cell, shard)),
  };
}

interface Involved {
  readonly rules: ReadonlySet<string>;
  readonly targets: ReadonlySet<string>;
  readonly runtimes: Report['runtimes'];
}

/** `within`: as far as rules and targets go; default: all. */
function involvedIn(
  { rules, targets, runtimes, cells }: Report,
  failed: FailedCells,
  within: Omit<Involved, 'runtimes'> = { rules: idsOf(rules), targets: idsOf(targets) },
): Involved {
  if (failed.missing) return { ...within, runtimes };
  const those = cells.filter(
    ({ id, rule, target }) => failed.has(id) && within.rules.has(rule) && within.targets.has(target),
  );
  const used = new Set(those.map(({ runtime }) => runtime));
  return {
    rules: new Set(those.map(({ rule }) => rule)),
    targets: new Set(those.map(({ target }) => target)),
    runtimes: runtimes.filter(({ id }) => used.has(id)),
  };
}

function idsOf(items: readonly { readonly id: string }[]): ReadonlySet<string> {
  return new Set(items.map(({ id }) => id));
}

/** Exactly the releases of the report; what is at a path is run as the user or matrix.json says. */
function runtimesOf(
  runtimes: Report['runtimes'],
  { runtimes: requested }: MatrixRequest,
  file: string,
): RuntimeRequests {
  const releases: Record<string, string[]> = {};
  const emnapi: EmnapiHost[] = [];
  let embedder = false;
  const paths: NonNullable<RuntimeRequests['paths']>[number][] = [];
  for (const { id, name, version, asked } of runtimes) {
    const host = EMNAPI_HOSTS.find((each) => emnapiName(each) === name);
    if (host !== undefined) {
      emnapi.push(host);
      continue;
    }
    if (asked?.[0] === '--embedder') {
      embedder = true;
      continue;
    }
    if (familyNamed(name) !== undefined && id === `${name}@${version}`) {
      releases[name] = [...(releases[name] ?? []), version];
      continue;
    }
    const entry = requested.paths?.find((each) => each.name === name);
    if (entry === undefined) {
      throw new UserError(
        `${id} failed in ${file} and is not a release; pass its path: --runtime ${name}=PATH`,
      );
    }
    paths.push(entry);
  }
  return { ...releases, ...(emnapi.length > 0 && { emnapi }), ...(embedder && { embedder }), paths };
}
