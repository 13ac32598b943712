import { groupBy } from '../../shared/group-by.ts';
import { addDeviations } from './add-deviations.ts';
import { casesOf, globOf, outcomesOf } from './deviation-cases.ts';
import type { Deviation, ExpectationFile } from './expectation-file.ts';
import { expandExpectations, type Expectation } from './expectations.ts';
import type { Findings, JudgedCell } from './findings.ts';
import { goneOf } from './gone-expectation.ts';

export interface Update {
  readonly file: ExpectationFile;
  /** A line for each deviation that a person must narrow. */
  readonly notes: readonly string[];
}

/**
 * The expectations of one runtime after a run: what is gone taken out, what is new added for a reason that a person
 * must write, or to the entry that has it for other releases. All else stays as it was, in its order.
 */
export function updateExpectations(file: ExpectationFile, findings: Findings): Update {
  const expectations = expandExpectations(file, findings.rules);
  const gone = new Set<string>(findings.stale.map(placeOf));
  for (const expectation of expectations) {
    if (goneOf(expectation, findings.judged, findings.everyTarget).all) gone.add(placeOf(expectation));
  }
  const kept = expectations.filter((expectation) => !gone.has(placeOf(expectation)));
  const notes = linesToNarrow(kept, findings.judged);
  const added = addDeviations(file, findings);
  const deviations = [
    ...added.widened.flatMap((deviation, index) =>
      withoutRules(
        deviation,
        expectations.filter((each) => each.deviation === index),
        gone,
      ),
    ),
    ...added.added,
  ];
  const used = new Set(deviations.map(({ reason }) => reason));
  const reasons = Object.fromEntries(Object.entries(file.reasons).filter(([id]) => used.has(id)));
  return { ...numberDrafts({ reasons, deviations }), notes };
}

function placeOf({ deviation, outcome, glob, rule }: Expectation): string {
  return JSON.stringify([deviation, outcome, glob, rule]);
}

/** `expectations`: of this deviation. A glob of which some rules are gone is written anew for the rest. */
function withoutRules(
  deviation: Deviation,
  expectations: readonly Expectation[],
  gone: ReadonlySet<string>,
): Deviation[] {
  if (expectations.every((each) => !gone.has(placeOf(each)))) return [deviation];
  const cases = casesOf(deviation).flatMap((each) => {
    const { outcome, glob } = each;
    const matched = expectations.filter((one) => one.outcome === outcome && one.glob === glob);
    const left = matched.filter((one) => !gone.has(placeOf(one)));
    if (left.length === matched.length) return [each];
    return left.length === 0 ? [] : [{ ...each, glob: globOf(left.map(({ rule }) => rule)) }];
  });
  if (cases.length === 0) return [];
  const { reason, versions, targets, varies } = deviation;
  const place = { reason, versions, ...(targets && { targets }), ...(varies && { varies }) };
  return [{ ...place, ...outcomesOf(cases) }];
}

/** Replaces the empty reason id of each draft by `todo-1`, `todo-2` ..., and adds an empty reason for each. */
function numberDrafts({ reasons, deviations }: ExpectationFile): Pick<Update, 'file'> {
  const all = { ...reasons };
  let number = 0;
  const numbered = deviations.map((deviation) => {
    if (deviation.reason !== '') return deviation;
    do number += 1;
    while (Object.hasOwn(all, `todo-${number}`));
    const reason = `todo-${number}`;
    all[reason] = { title: '', text: '' };
    return { ...deviation, reason };
  });
  return { file: { reasons: all, deviations: numbered } };
}

/**
 * A line for each deviation that is not true any more as it stands: in which releases and targets it still holds where
 * nobody has looked is for a person to find out.
 */
function linesToNarrow(expectations: readonly Expectation[], judged: readonly JudgedCell[]): string[] {
  const narrowed = expectations.flatMap((expectation) => {
    const { cells } = goneOf(expectation, judged, false);
    return cells.length === 0 ? [] : [{ expectation, where: placesOf(cells) }];
  });
  const groups = groupBy(narrowed, ({ expectation, where }) => `${expectation.deviation} ${where}`);
  return [...groups.values()].flatMap((alike) => {
    const [first] = alike;
    const { expectation, where } = first;
    const rules = alike.map((each) => each.expectation.rule).join(', ');
    const place = `${expectation.why.id ?? ''} (${expectation.versions})`;
    return [`${place} also covers what was not run; narrow it: ${rules} no longer deviates in ${where}`];
  });
}

/** `26.10.0 (8, 9), 26.11.0 (8)` */
function placesOf(cells: readonly JudgedCell[]): string {
  const releases = groupBy(cells, ({ cell }) => cell.runtime.version);
  return [...releases]
    .map(([version, alike]) => `${version} (${alike.map(({ cell }) => cell.target.id).join(', ')})`)
    .join(', ');
}
