import type { Counts } from '../run/judge/counts.ts';
import { isNothingObserved } from '../run/judge/exit-code.ts';
import { count } from '../shared/count.ts';
import type { ReportHeader } from './schema.ts';

/**
 * What fails a run besides its cells, as parts of a line. `unmet`: how many runtimes do not meet the profile. Missing
 * cells and stale expectations are for the caller to say.
 */
export function runFaults(
  counts: Counts,
  { absent = [] }: Pick<ReportHeader, 'absent'>,
  unmet: number,
): string[] {
  const unusable = absent.filter(({ required }) => required).length;
  return [
    ...(isNothingObserved(counts) ? ['nothing observed'] : []),
    ...(unmet > 0 ? [`profile not met by ${count(unmet, 'runtime')}`] : []),
    ...(counts.unexplained > 0
      ? [count(counts.unexplained, 'deviation without a reason', 'deviations without a reason')]
      : []),
    ...(unusable > 0 ? [`${count(unusable, 'release')} not run`] : []),
  ];
}
