import type { Pattern, Rule } from '../../../suites/rule.ts';
import { isGateOpen, type EffectiveVersion } from '../../../suites/target.ts';
import type { Cell } from '../plan/cells.ts';
import type { ProbeResult } from '../execute/outcome.ts';
import type { CellRecord } from './cell-record.ts';
import { covers, describes, type Expectation } from './expectations.ts';
import { fillIn, matches } from './match.ts';

/** Compares what was observed in a cell with its rule, and a deviation with the expectations of its runtime. */
export function judge(cell: Cell, result: ProbeResult, expectations: readonly Expectation[]): CellRecord {
  const pattern = expectedObservation(cell);
  const verdict = verdictOf(result, pattern);
  const covering = expectations.filter((expectation) => covers(expectation, cell));
  const record = {
    id: cell.id,
    rule: cell.rule.id,
    target: cell.target.id,
    runtime: cell.runtime.id,
    ...result,
    verdict,
  };
  if (verdict === 'deviates') {
    const known = covering.find((expectation) => describes(expectation, result));
    const { flaky, ...steady } = record;
    return {
      ...steady,
      ...(flaky && !known?.varies && { flaky }),
      expected: pattern,
      ...(known && { known: known.why }),
    };
  }
  const fixed = covering.find(({ borrowed, varies }) => !borrowed && !varies);
  return verdict === 'conforms' && fixed !== undefined ? { ...record, fixed: fixed.why } : record;
}

function verdictOf({ outcome, observation }: ProbeResult, pattern: Pattern): CellRecord['verdict'] {
  switch (outcome.kind) {
    case 'unsupported':
      return 'unsupported';
    case 'not-observed':
    case 'harness-error':
      return 'error';
    case 'crashed':
    case 'timed-out':
      return 'deviates';
    case 'observed':
      return matches(pattern, observation) ? 'conforms' : 'deviates';
  }
}

/** The parts of a cell that its expected observation depends on. */
export type JudgedPlace = Pick<Cell, 'rule' | 'target' | 'effective'> & {
  readonly runtime: Pick<Cell['runtime'], 'napiVersion'>;
};

/** The pattern that a cell's observation must match. */
export function expectedObservation({ rule, target, runtime, effective }: JudgedPlace): Pattern {
  return fillIn(patternAt(rule, effective), { declared: target.declared, supported: runtime.napiVersion });
}

function patternAt({ id, expected }: Rule, effective: EffectiveVersion): Pattern {
  if ('always' in expected) return expected.always;
  if (effective === 'rejected') throw new Error(`${id} has a gate and applies to a rejected target`);
  return isGateOpen(expected.opensAt, effective) ? expected.from : expected.below;
}
