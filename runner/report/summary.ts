import chalk from 'chalk';
import type { Counts } from '../run/judge/counts.ts';
import type { ReportTail } from './schema.ts';

const LABELS: Readonly<Record<keyof Counts, string>> = {
  conforms: 'conform',
  known: 'known deviations',
  deviates: 'new deviations',
  informative: 'informative deviations',
  unsupported: 'unsupported',
  error: 'errors',
  missing: 'missing',
  flaky: 'flaky',
  fixed: 'known deviations that are gone',
  stale: 'expectations that match nothing',
  unexplained: 'known without a reason',
};

const ALARMING: ReadonlySet<keyof Counts> = new Set([
  'deviates',
  'error',
  'missing',
  'flaky',
  'fixed',
  'stale',
  'unexplained',
]);

/** The counts in one line: what is zero is left out, but for what conforms and what is new. */
export function countsLine(counts: Counts): string {
  const keys = Object.keys(LABELS) as (keyof Counts)[];
  return keys
    .map((key) => ({ key, count: counts[key] ?? 0 }))
    .filter(({ key, count }) => count > 0 || key === 'conforms' || key === 'deviates')
    .map(({ key, count }) => {
      const text = `${count} ${LABELS[key]}`;
      return count > 0 && ALARMING.has(key) ? chalk.red.bold(text) : text;
    })
    .join(', ');
}

/** What a person must do before the next run is green, a line each. */
export function staleLines(stale: ReportTail['stale']): string[] {
  return stale.map(
    ({ runtime, rule, glob, versions }) =>
      `suites/expectations/${runtime}.json: the entry for ${rule} (${versions}) matches no cell: ${glob === undefined ? 'remove it' : `narrow the glob ${glob}`}`,
  );
}
