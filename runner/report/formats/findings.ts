import type { Report } from '../schema.ts';
import { staleLines } from '../summary.ts';

/** A failure of a run that is not a cell. */
export interface Finding {
  readonly name: string;
  readonly kind: 'missing' | 'stale';
  readonly text: string;
}

/** Cells that were planned and never answered, and expectations that match nothing. */
export function findingsOf({ counts, stale }: Pick<Report, 'counts' | 'stale'>): Finding[] {
  const missing: Finding = {
    name: 'missing cells',
    kind: 'missing',
    text: `${counts.missing} cells were planned and never answered: the run was cut short`,
  };
  const lines = staleLines(stale);
  return [
    ...(counts.missing > 0 ? [missing] : []),
    ...stale.map(({ runtime, rule, versions }, index): Finding => ({
      name: `expectation of ${runtime} for ${rule} (${versions})`,
      kind: 'stale',
      text: lines[index] ?? '',
    })),
  ];
}
