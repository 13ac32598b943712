import type { ReportCell } from '../../report/schema.ts';

/** How a cell stands: its verdict, told apart as the exit code of a run does. */
export type Standing =
  | 'conforms'
  /** Deviates, as an expectation says. */
  | 'known'
  /** Deviates, and no expectation says so. */
  | 'new'
  /** As `new`, from a rule that fails no run. */
  | 'informative'
  | 'unsupported'
  /** There is no result, or not the same one twice. */
  | 'unclear';

export function standingOf(cell: ReportCell, isInformative: boolean): Standing {
  if (cell.flaky === true || cell.verdict === 'error') return 'unclear';
  if (cell.verdict !== 'deviates') return cell.verdict;
  if (cell.known !== undefined) return 'known';
  return isInformative ? 'informative' : 'new';
}
