import { canonicalJson } from '../../../suites/json.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { CellRecord } from './cell-record.ts';
import { globOf, outcomesOf, type Case } from './deviation-cases.ts';
import type { Deviation, ExpectationFile } from './expectation-file.ts';
import { describes, expandExpectations, type Expectation } from './expectations.ts';

import type { Findings, JudgedCell } from './findings.ts';
import { rangeOf, unionOf } from './version-range.ts';

/** A new deviation, and the reason that is on record for it in other releases; empty: none is. */
interface NewCell extends JudgedCell {
  readonly reason: string;
}

/**
 * The new deviations of a run. Where an entry has the same ones in other releases its range is widened. The rest
 * become entries of their own; an empty reason marks a draft.
 */
export function addDeviations(
  file: ExpectationFile,
  findings: Findings,
): { readonly widened: readonly Deviation[]; readonly added: readonly Deviation[] } {
  const expectations = expandExpectations(file, findings.rules);
  let left = findings.judged.filter(({ record }) => isNew(record));
  const reasonOf = new Map<JudgedCell, string>();
  const widened = file.deviations.map((deviation, index) => {
    const own = expectations.filter((each) => each.deviation === index);
    const { whole, partial } = elsewhereIn(own, left, findings.judged);
    left = left.filter((each) => !whole.includes(each));
    for (const each of partial) if (!reasonOf.has(each)) reasonOf.set(each, deviation.reason);
    if (whole.length === 0) return deviation;
    const range = rangeOf(versionsOf(whole), measuredOtherwise(whole, findings.judged));
    return { ...deviation, versions: unionOf(deviation.versions, range) };
  });
  const fresh = left.map((each) => ({ ...each, reason: reasonOf.get(each) ?? '' }));
  return { widened, added: newDeviations(fresh, findings) };
}

/** A result that did not recur is not expected. */
function isNew({ verdict, known, flaky }: CellRecord): boolean {
  return verdict === 'deviates' && known === undefined && flaky === undefined;
}

/**
 * The new cells that a deviation describes in all but the release. `whole`: of releases in which every rule and target
 * of it does the same; `partial`: of releases where only some do, which a wider range would say too much about.
 */
function elsewhereIn(
  own: readonly Expectation[],
  cells: readonly JudgedCell[],
  judged: readonly JudgedCell[],
): { readonly whole: readonly JudgedCell[]; readonly partial: readonly JudgedCell[] } {
  const byRule = groupBy(own, ({ rule }) => rule);
  const named = ({ cell }: JudgedCell) =>
    (byRule.get(cell.rule.id) ?? []).filter(({ targets }) => targets?.includes(cell.target.id) ?? true);
  const described = cells.filter((each) =>
    named(each).some((expectation) => describes(expectation, each.record)),
  );
  if (described.length === 0) return { whole: [], partial: [] };
  const run = groupBy(
    judged.filter((each) => named(each).length > 0),
    ({ cell }) => cell.runtime.version,
  );
  const releases = [...groupBy(described, ({ cell }) => cell.runtime.version)];
  const isWhole = ([version, alike]: (typeof releases)[number]) =>
    run.get(version)?.length === alike.length &&
    new Set(alike.map(({ cell }) => cell.rule.id)).size === byRule.size;
  return {
    whole: releases.filter(isWhole).flatMap(([, alike]) => alike),
    partial: releases.filter((release) => !isWhole(release)).flatMap(([, alike]) => alike),
  };
}

/** A new deviation of one rule: a case of a deviation. */
interface Draft extends Pick<Deviation, 'reason' | 'versions' | 'targets'>, Omit<Case, 'glob'> {
  readonly rule: string;
}

/** One deviation for all drafts with the same outcome, releases and targets; where a reason is known, with those. */
function newDeviations(cells: readonly NewCell[], findings: Findings): Deviation[] {
  const drafts = draftsOf(cells, findings);
  const sameCase = ({ outcome, observation = null }: Draft) => canonicalJson([outcome, observation]);
  const groups = groupBy(drafts, (draft) => {
    const { reason, versions, targets = null } = draft;
    return canonicalJson([reason, versions, targets, reason === '' ? sameCase(draft) : null]);
  });
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const { reason, versions, targets } = first;
    const cases = [...groupBy(group, sameCase).values()].flatMap((alike) => casesFor(alike));
    return [{ reason, versions, ...(targets && { targets }), ...outcomesOf(cases) }];
  });
}

/** Drafts with one outcome: rules that crash are listed, rules with the same observation have it once. */
function casesFor(alike: readonly Draft[]): Case[] {
  const [first] = alike;
  if (first === undefined) return [];
  const { outcome, observation } = first;
  const rules = alike.map(({ rule }) => rule).sort();
  if (observation === undefined) return rules.map((glob) => ({ glob, outcome }));
  return [{ glob: globOf(rules), outcome, observation }];
}

function draftsOf(cells: readonly NewCell[], { judged, everyTarget }: Findings): Draft[] {
  const alike = groupBy(cells, ({ record, reason }) =>
    canonicalJson([reason, record.rule, record.outcome.kind, record.observation ?? null]),
  );
  return [...alike.values()].flatMap((ofRule) => {
    const byTarget = [...groupBy(ofRule, ({ cell }) => cell.target.id).values()];
    const byRange = groupBy(byTarget, (ofTarget) =>
      rangeOf(versionsOf(ofTarget), measuredOtherwise(ofTarget, judged)),
    );
    return [...byRange].flatMap(([versions, targets]) =>
      draftOf(targets.flat(), versions, everyTarget ? judged : null),
    );
  });
}

/** `judged`: every cell, where each target was run; targets are left out when the rule deviates like this for all. */
function draftOf(cells: readonly NewCell[], versions: string, judged: readonly JudgedCell[] | null): Draft[] {
  const [first] = cells;
  if (first === undefined) return [];
  const { rule, outcome, observation } = first.record;
  const { kind } = outcome;
  if (kind !== 'observed' && kind !== 'crashed' && kind !== 'timed-out')
    throw new Error(`${kind} is no deviation`);
  const releases = new Set(versionsOf(cells));
  const run = judged?.filter(({ cell }) => cell.rule.id === rule && releases.has(cell.runtime.version));
  const targets = [...new Set(cells.map(({ cell }) => cell.target.id))];
  return [
    {
      reason: first.reason,
      versions,
      ...(run?.length === cells.length ? {} : { targets }),
      rule,
      outcome: kind,
      ...(kind === 'observed' && { observation: observation ?? {} }),
    },
  ];
}

function versionsOf(judged: readonly JudgedCell[]): string[] {
  return [...new Set(judged.map(({ cell }) => cell.runtime.version))];
}

/** The releases in which one of these rules was measured for one of these targets and came out otherwise. */
function measuredOtherwise(alike: readonly JudgedCell[], judged: readonly JudgedCell[]): string[] {
  const places = new Set(alike.map(({ cell }) => `${cell.rule.id}@${cell.target.id}`));
  const same = new Set(alike.map(({ record }) => record.id));
  const measured = judged.filter(
    ({ cell, record }) =>
      places.has(`${cell.rule.id}@${cell.target.id}`) &&
      !same.has(record.id) &&
      (record.verdict === 'conforms' || record.verdict === 'deviates'),
  );
  return versionsOf(measured);
}
