import { suites } from '../../../suites/index.ts';
import type { Rule } from '../../../suites/rule.ts';
import {
  effectiveVersion,
  targetFromId,
  type EffectiveVersion,
  type Target,
} from '../../../suites/target.ts';
import { unknownWord } from '../../shared/unknown-word.ts';
import type { CellRecord } from '../../run/judge/cell-record.ts';
import type { Report } from '../../report/schema.ts';
import { UserError } from '../../shared/user-error.ts';

/** A judged cell and the origin of its report. */
export interface ReportedCell {
  readonly cell: {
    readonly id: string;
    readonly rule: Rule;
    readonly target: Target;
    readonly runtime: Report['runtimes'][number];
    readonly effective: EffectiveVersion;
  };
  readonly record: CellRecord;
  readonly report: Pick<Report, 'tool' | 'platform' | 'headers'>;
}

/** The parts of a cell's id. */
export interface NamedCell {
  readonly id: string;
  readonly rule: Rule;
  readonly target: Target;
  /** The runtime's id. */
  readonly runtime: string;
}

/** Reads `load/too-new@11#node@22.23.3`. Throws a UserError for an invalid id or an unknown rule or target. */
export function parseCellId(id: string): NamedCell {
  const [, ruleId, targetId, runtime] = /^([^@#]+)@([^@#]+)#(.+)$/.exec(id) ?? [];
  if (ruleId === undefined || targetId === undefined || runtime === undefined) {
    throw new UserError(
      `expected a cell as RULE@TARGET#RUNTIME, e.g. load/too-new@11#node@22.23.3; got "${id}"`,
    );
  }
  const rules = suites.flatMap((suite): readonly Rule[] => suite.rules);
  const rule = rules.find((candidate) => candidate.id === ruleId);
  if (rule === undefined) {
    throw unknownWord(
      'rule',
      ruleId,
      rules.map((candidate) => candidate.id),
    );
  }
  const target = targetFromId(targetId);
  if (target === null)
    throw new UserError(`"${targetId}" is not a target; expected none, experimental or an int32 in decimal`);
  return { id, rule, target, runtime };
}

/** The cell in a report, or null. */
export function findCell(
  report: Pick<Report, 'tool' | 'platform' | 'headers' | 'runtimes' | 'cells'>,
  { id, rule, target, runtime: runtimeId }: NamedCell,
): ReportedCell | null {
  const record = report.cells.find((cell) => cell.id === id);
  const runtime = report.runtimes.find((candidate) => candidate.id === runtimeId);
  if (record === undefined || runtime === undefined) return null;
  const effective = effectiveVersion(target.declared, runtime.napiVersion);
  return { cell: { id, rule, target, runtime, effective }, record, report };
}
