import semver from 'semver';
import { bisectText } from '../../authors/bisect/bisect-text.ts';
import { findStretches, type Stretch } from '../../authors/bisect/find-stretches.ts';
import { observeCell, type CellObservation } from '../../authors/bisect/observe-cell.ts';
import { isDeepStrictEqual } from 'node:util';
import { addonsOf } from './prepare.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { EVERYTHING } from '../../run/plan/query.ts';
import { readRequest } from '../../run/plan/matrix-request.ts';
import { provisionContext } from '../../run/runtimes/context.ts';
import { FAMILIES } from '../../run/runtimes/families.ts';
import { releaseSource } from '../../run/runtimes/release-source.ts';
import { listVersions } from '../../run/runtimes/version-list.ts';
import { openProgress } from '../../report/console/console.ts';
import { groupBy } from '../../shared/group-by.ts';
import { UserError } from '../../shared/user-error.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { queryOf } from '../query.ts';

/** `bisect RULE`: between which releases of a runtime the observation of a rule changes, found by running them. */
export async function bisect(rule: string, args: Arguments, signal: AbortSignal): Promise<number> {
  const target = args.target?.length === 1 ? args.target[0] : undefined;
  if (target === undefined)
    throw new UserError('bisect needs one declared version: --target ID, e.g. --target 10');
  const request = await readRequest({
    ...queryOf(args),
    runtimes: { releases: {}, emnapi: false, embedder: false, executables: [] },
    selection: { ...EVERYTHING, rules: [rule], targets: [target] },
  });
  if (request.selection.rules.length !== 1) {
    throw new UserError(`bisect takes one rule; ${rule} means ${request.selection.rules.length}`);
  }
  const { name, releases } = await releasesOf(args, signal);
  const progress = openProgress(args);
  const onNotice = (line: string) => progress.note(line);
  const addons = { native: await addonsOf('native', request, { offline: args.offline, signal, onNotice }) };
  const context = {
    addons,
    selection: request.selection,
    timeoutMs: request.timeoutMs,
    signal,
    offline: args.offline,
  };
  const lines: { line: string; stretches: Stretch<CellObservation>[] }[] = [];
  for (const [line, versions] of groupBy(releases, lineOf)) {
    const stretches = await findStretches(versions, {
      observe: (version) => observeCell({ name, version }, context, onNotice),
      isSame: (one, other) => isDeepStrictEqual(one, other),
    });
    lines.push({ line, stretches });
  }
  process.stdout.write(bisectText({ name, rule, target }, lines));
  return EXIT.ok;
}

/** A line of releases: a major of Node.js, and a minor of others below 2. */
function lineOf(version: string): string {
  return `${semver.major(version)}`;
}

/** The stable releases that --node, --bun or --deno selects (default: all of Node.js), within --between. */
async function releasesOf(
  args: Arguments,
  signal: AbortSignal,
): Promise<{ name: (typeof FAMILIES)[number]['name']; releases: readonly string[] }> {
  const given = FAMILIES.filter(({ name }) => args[name] !== null);
  if (given.length > 1) throw new UserError('bisect takes releases of one runtime');
  const family = given[0] ?? FAMILIES[0];
  const ranges = args[family.name] ?? ['*'];
  const context = provisionContext({ offline: args.offline, signal });
  const all = await listVersions(releaseSource(family, context.cacheDir).package.name, context);
  const [from = '0.0.0', to = '999.0.0'] = args.between ?? [];
  for (const end of [from, to]) {
    if (semver.valid(end) === null)
      throw new UserError(`--between expected two versions, e.g. 22.0.0,22.20.0; got ${end}`);
  }
  const wanted = all.filter(
    (version) =>
      semver.prerelease(version) === null &&
      semver.gte(version, from) &&
      semver.lte(version, to) &&
      ranges.some((range) => semver.satisfies(version, range)),
  );
  if (wanted.length === 0)
    throw new UserError(`there is no release of ${family.title} in ${ranges.join(', ')}`);
  return { name: family.name, releases: semver.sort(wanted) };
}
