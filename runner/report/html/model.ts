import { suites as knownSuites } from '../../../suites/index.ts';
import { compareTargets, type Target } from '../../../suites/target.ts';
import { loadOutcomesOf, type LoadOutcomes } from '../load-outcomes.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import { groupBy } from '../../shared/group-by.ts';
import type { Report } from '../schema.ts';
import { familiesOf } from './families.ts';

export type ReportRuntime = Report['runtimes'][number];
export type ReportRule = Report['rules'][number];

export interface RuleModel {
  readonly rule: ReportRule;
  /** By the index of the runtime and the index of the target; undefined where it was not run. */
  readonly cells: readonly (readonly (CellRecord | undefined)[])[];
}

export interface SuiteModel {
  readonly name: string;
  readonly title: string;
  readonly rules: readonly RuleModel[];
}

/** A report, arranged as the page shows it. */
export interface Model {
  readonly report: Report;
  /** Kinds of runtimes in the order of the report, the oldest release of each first. */
  readonly runtimes: readonly ReportRuntime[];
  /** None first, experimental last. */
  readonly targets: readonly Target[];
  readonly suites: readonly SuiteModel[];
  readonly loads: LoadOutcomes;
}

export function modelOf(report: Report): Model {
  const targets = [...report.targets].sort(compareTargets);
  const runtimes = familiesOf(report.runtimes).flatMap((family) => family.runtimes);
  const cells = new Map(report.cells.map((cell) => [keyOf(cell.rule, cell.runtime, cell.target), cell]));
  const ruleModel = (rule: ReportRule): RuleModel => ({
    rule,
    cells: runtimes.map(({ id }) => targets.map((target) => cells.get(keyOf(rule.id, id, target.id)))),
  });
  return { report, runtimes, targets, suites: suiteModels(report, ruleModel), loads: loadOutcomesOf(report) };
}

function keyOf(...ids: readonly string[]): string {
  return ids.join('\n');
}

function suiteModels(report: Report, ruleModel: (rule: ReportRule) => RuleModel): SuiteModel[] {
  const bySuite = groupBy(report.rules, ({ id }) => suiteName(id));
  return [...bySuite].map(([name, rules]) => ({ name, title: titleOf(name), rules: rules.map(ruleModel) }));
}

export function suiteName(rule: string): string {
  return rule.split('/', 1)[0] ?? rule;
}

/** A report of another version may have a suite that this one does not know. */
function titleOf(name: string): string {
  return knownSuites.find((suite) => suite.name === name)?.title ?? name;
}
