import semver from 'semver';
import { DEFAULT_VERSION, EXPERIMENTAL, targetFromId } from '../../../suites/target.ts';
import type { Expectation } from '../../run/judge/expectations.ts';
import { FAMILIES } from '../../run/runtimes/families.ts';
import { MEASURED } from '../../shared/measured-releases.ts';
import { enginesRange } from '../../shared/node-api-releases.ts';
import { releasesWithin } from '../../shared/release-ranges.ts';
import { groupBy } from '../../shared/group-by.ts';

/** A recorded deviation, without its reason. */
export type RecordedDeviation = Pick<
  Expectation,
  'rule' | 'versions' | 'targets' | 'outcome' | 'observation'
>;

/** Per family, what is recorded about loading: of load/too-new and load/declared-version. */
export type RecordedLoads = ReadonlyMap<string, readonly RecordedDeviation[]>;

export interface LoadRange {
  /** `Node.js`, `Bun` */
  readonly runtime: string;
  readonly what: string;
  /** A semver range. */
  readonly versions: string;
}

export interface WhereItLoads {
  /** For `engines.node`; undefined when no release is recorded to support the version. */
  readonly engines: string | undefined;
  readonly ranges: readonly LoadRange[];
}

/**
 * Where an addon that declares a target loads, from the recorded first releases and the recorded deviations. Null for
 * targets that need no supported version: none, experimental, and versions up to the default one.
 */
export function whereItLoads(target: string, recorded: RecordedLoads): WhereItLoads | null {
  const declared = targetFromId(target)?.declared ?? null;
  if (declared === null || declared <= DEFAULT_VERSION || declared === EXPERIMENTAL) return null;
  const engines = enginesRange(declared);
  const ranges = FAMILIES.flatMap(({ name, title }) => {
    // A version that a release supports is not too new for it.
    const isTooNew = declared > (MEASURED[name]?.supports ?? 0);
    const deviations = recorded.get(name) ?? [];
    const concerned = deviations.filter(
      (deviation) => appliesTo(target)(deviation) && (isTooNew || deviation.rule !== 'load/too-new'),
    );
    const loads = name === 'node' ? engines : measuredWithout(deviations, concerned);
    const except = name === 'node' && engines !== undefined ? [engines] : [];
    const conforming =
      loads === undefined || loads === null ? [] : [{ runtime: title, what: LOADS, versions: loads }];
    return [...conforming, ...deviating(title, concerned, except)];
  });
  return { engines, ranges };
}

const LOADS = 'loads';

/**
 * The releases of a family without a table of first releases in which nothing is recorded against a target: those for
 * which its other targets have records.
 */
function measuredWithout(
  deviations: readonly RecordedDeviation[],
  concerned: readonly RecordedDeviation[],
): string | null {
  const lowest = semver.sort(
    deviations.flatMap(({ versions }) => semver.minVersion(versions)?.version ?? []),
  );
  const [first] = lowest;
  if (first === undefined) return null;
  return releasesWithin(
    [`>=${first}`],
    concerned.map(({ versions }) => versions),
  );
}

function appliesTo(target: string) {
  return ({ targets }: RecordedDeviation): boolean => targets?.includes(target) ?? true;
}

function deviating(
  runtime: string,
  deviations: readonly RecordedDeviation[],
  except: readonly string[],
): LoadRange[] {
  return [...groupBy(deviations, outcomeOf)].flatMap(([what, alike]) => {
    const ranges = alike.map(({ versions }) => versions);
    const versions = releasesWithin(ranges, except);
    return versions === null ? [] : [{ runtime, what, versions }];
  });
}

/** References to primitives exist from version 10 on, which shows the semantics that an addon got. */
function outcomeOf({ rule, outcome, observation }: RecordedDeviation): string {
  if (outcome === 'crashed') return 'kills the process';
  if (outcome === 'timed-out') return 'hangs';
  const { loaded, primitiveReference } = fieldsOf(observation);
  if (loaded !== true) return 'fails to load';
  if (primitiveReference === 1) return 'loads with the semantics of 8';
  return rule === 'load/too-new' ? 'loads although too new' : 'loads with the semantics of 10';
}

function fieldsOf(observation: unknown): {
  readonly loaded?: unknown;
  readonly primitiveReference?: unknown;
} {
  return typeof observation === 'object' && observation !== null ? observation : {};
}
