import type { SlowRules } from '../../run/execute/slow-rules.ts';

const MOST = 10;

/** What `--slowest` prints. */
export function slowestLines(times: SlowRules): string[] {
  const slowest = times.slowest(MOST);
  const width = Math.max(...slowest.map(({ rule }) => rule.length));
  return [
    'Slowest rules: seconds of all their cells, with those in which a process of theirs starts',
    ...slowest.map(
      ({ rule, runtime, ms }) => `${(ms / 1000).toFixed(2).padStart(8)}  ${rule.padEnd(width)}  ${runtime}`,
    ),
    '',
  ];
}
