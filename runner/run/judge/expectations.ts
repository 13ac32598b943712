import semver from 'semver';
import type { Cell } from '../plan/cells.ts';
import type { ProbeResult } from '../execute/outcome.ts';
import type { KnownReason } from './cell-record.ts';
import { casesOf, rulesMatching, type Case } from './deviation-cases.ts';
import { isUnexplained, type Deviation, type ExpectationFile } from './expectation-file.ts';
import { matches } from './match.ts';

/** A reviewed record that a runtime deviates from one rule: the entry of a group of rules in a file, for one of them. */
export interface Expectation extends Pick<Deviation, 'versions' | 'targets' | 'varies'>, Case {
  readonly rule: string;
  readonly why: KnownReason;
  /** Its place among the deviations of the file. */
  readonly deviation: number;
  /** It is of a family that the runtime resembles, which owes it no deviation. */
  readonly borrowed?: true;
}

export const ANY_VERSION = '*';

/** Every expectation of a file, in its order. `rules`: the ids that globs choose from. */
export function expandExpectations(file: ExpectationFile, rules: readonly string[]): Expectation[] {
  return file.deviations.flatMap(({ reason, versions, targets, varies, ...deviation }, index) => {
    const parts = {
      versions,
      ...(targets && { targets }),
      ...(varies && { varies }),
      why: whyOf(reason, file),
      deviation: index,
    };
    return casesOf(deviation).flatMap((each) =>
      rulesMatching(each.glob, rules).map((rule) => ({ rule, ...each, ...parts })),
    );
  });
}

function whyOf(id: string, { reasons }: ExpectationFile): KnownReason {
  const reason = reasons[id];
  if (reason === undefined) throw new Error(`${id} is no reason`);
  if (isUnexplained(reason)) return { id, reason: `no reason is written yet for ${id}`, unexplained: true };
  const { title, text, link } = reason;
  return { id, title, reason: text, ...(link !== undefined && { link }) };
}

/** Whether an expectation is about a cell, whatever its outcome. */
export function covers(expectation: Expectation, { rule, target, runtime }: Cell): boolean {
  return (
    expectation.rule === rule.id &&
    (expectation.targets?.includes(target.id) ?? true) &&
    coversVersion(expectation, runtime.version)
  );
}

/** A version that is not semver is covered by `*` alone. */
export function coversVersion({ versions }: Pick<Expectation, 'versions'>, version: string): boolean {
  if (semver.valid(version) === null) return versions === ANY_VERSION;
  return semver.satisfies(version, versions, { includePrerelease: true });
}

/** Whether a deviation is the one that an expectation describes. */
export function describes(
  { outcome, observation: pattern }: Pick<Case, 'outcome' | 'observation'>,
  result: ProbeResult,
): boolean {
  if (outcome !== result.outcome.kind) return false;
  return pattern === undefined || matches(pattern, result.observation);
}
