import type { ReportCell } from './schema.ts';

/** What a person must know first of a cell. Of these, `conforms` and `unsupported` ask for no look. */
export type CellState =
  'conforms' | 'new' | 'informative' | 'known' | 'flaky' | 'fixed' | 'error' | 'unsupported';

/** `informative`: a new deviation from an informative rule, which fails no run. */
export function stateOf(
  cell: ReportCell,
  { strength }: { readonly strength: 'must' | 'should' | 'informative' },
): CellState {
  if (cell.flaky) return 'flaky';
  if (cell.fixed) return 'fixed';
  if (cell.verdict !== 'deviates') return cell.verdict;
  if (cell.known) return 'known';
  return strength === 'informative' ? 'informative' : 'new';
}
