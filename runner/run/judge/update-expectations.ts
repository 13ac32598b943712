import semver from 'semver';
import { canonicalJson } from '../../../suites/json.ts';
import type { Cell } from '../plan/cells.ts';
import { ANY_VERSION, type Expectation } from './expectations.ts';
import { goneOf } from './gone-expectation.ts';
import type { CellRecord } from './cell-record.ts';

export interface JudgedCell {
  readonly cell: Cell;
  readonly record: CellRecord;
}

/**
 * The expectations of one runtime after a run: new deviations added with an empty reason, which a person must
 * write before the file is accepted again; what names nothing but deviations that are gone taken out; all else as it
 * was. `everyTarget`: each target was asked, and each cell answered.
 */
export function updateExpectations(
  existing: readonly Expectation[],
  judged: readonly JudgedCell[],
  stale: readonly Expectation[],
  everyTarget = true,
): Expectation[] {
  const kept = existing
    .filter((expectation) => !stale.includes(expectation))
    .filter((expectation) => !goneOf(expectation, judged, everyTarget).all);
  const added = judged.filter(({ record }) => isNew(record));
  return [...kept, ...describeDeviations(added)].sort(byRule);
}

/**
 * Of these expectations those that are true no longer as they stand, a line each: which releases and targets deviate
 * where nobody has looked is a person's to find out.
 */
export function linesToNarrow(expectations: readonly Expectation[], judged: readonly JudgedCell[]): string[] {
  return expectations.flatMap((expectation) => {
    const { cells } = goneOf(expectation, judged, false);
    if (cells.length === 0) return [];
    const { rule, versions } = expectation;
    const where = groupBy(cells, ({ cell }) => cell.runtime.version).map((alike) => {
      const [first] = alike;
      return `${first?.cell.runtime.version ?? ''} (${alike.map(({ cell }) => cell.target.id).join(', ')})`;
    });
    return [
      `the entry for ${rule} (${versions}) is kept, for it names more than what is gone; narrow it: gone in ${where.join(', ')}`,
    ];
  });
}

/** What did not come out the same twice is nothing to expect. */
function isNew({ verdict, known, flaky }: CellRecord): boolean {
  return verdict === 'deviates' && known === undefined && flaky === undefined;
}

/** One expectation per rule, outcome, observation and set of versions that deviate alike. */
function describeDeviations(deviating: readonly JudgedCell[]): Expectation[] {
  const byDeviation = groupBy(deviating, ({ record }) =>
    canonicalJson([record.rule, record.outcome.kind, record.observation ?? null]),
  );
  return byDeviation.flatMap((alike) => {
    const byTarget = groupBy(alike, ({ cell }) => cell.target.id);
    const byVersions = groupBy(byTarget, (ofTarget) => versionsOf(ofTarget));
    return byVersions.flatMap((targets) => {
      const [first] = targets.flat();
      if (first === undefined) return [];
      return [expectationFrom(first.record, versionsOf(targets.flat()), targets.map(idOfTarget))];
    });
  });
}

function expectationFrom(
  { rule, outcome, observation }: CellRecord,
  versions: string,
  targets: string[],
): Expectation {
  const { kind } = outcome;
  if (kind === 'unsupported' || kind === 'harness-error') throw new Error(`${rule}: ${kind} is no deviation`);
  return {
    rule,
    versions,
    targets,
    outcome: kind,
    ...(observation !== undefined && { observation: observation }),
    reason: '',
  };
}

function versionsOf(judged: readonly JudgedCell[]): string {
  const versions = new Set(judged.map(({ cell }) => cell.runtime.version));
  if ([...versions].some((version) => semver.valid(version) === null)) return ANY_VERSION;
  return semver.sort([...versions]).join(' || ');
}

function idOfTarget(judged: readonly JudgedCell[]): string {
  return judged[0]?.cell.target.id ?? '';
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Item[][] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

function byRule(a: Expectation, b: Expectation): number {
  return a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0;
}
