import { comingsAndGoings } from './comings-and-goings.ts';
import type { ReportDiff } from './compare-reports.ts';
import type { Change } from './change.ts';

/** `4 cells changed, 1 for the worse` */
export function verdictLine({ changes }: ReportDiff): string {
  const worse = changes.filter((change) => change.worse).length;
  if (changes.length === 0) return 'nothing changed';
  return `${cellsText(changes)} changed, ${worse === 0 ? 'none' : worse} for the worse`;
}

export function cellsText(changes: readonly Change[]): string {
  return changes.length === 1 ? '1 cell' : `${changes.length} cells`;
}

/** What of the two reports differs beside their cells, a line each. */
export function surroundingsLines({ runtimes, surroundings, changes }: ReportDiff): string[] {
  const ids = (list: readonly { readonly id: string }[]): string => list.map(({ id }) => id).join(', ');
  const moved = runtimes.pairs.filter(({ before, after }) => before.id !== after.id);
  const rebuilt = runtimes.pairs.filter(
    ({ before, after }) => before.id === after.id && before.sha256 !== after.sha256,
  );
  return [
    ...surroundings,
    ...moved.map(({ before, after }) => `moved: ${before.id} → ${after.id}`),
    ...(rebuilt.length === 0 ? [] : [`another executable: ${ids(rebuilt.map(({ after }) => after))}`]),
    ...(runtimes.appeared.length === 0 ? [] : [`new runtimes: ${ids(runtimes.appeared)}`]),
    ...(runtimes.vanished.length === 0 ? [] : [`runtimes that are gone: ${ids(runtimes.vanished)}`]),
    ...comingsAndGoings(changes),
  ];
}
