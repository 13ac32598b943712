import { count } from '../../shared/count.ts';
import { addedAndRemoved, isQuiet } from './added-and-removed.ts';
import type { ReportDiff } from './compare-reports.ts';

/** `4 cells changed, 1 for the worse; 15,907 cells are in one report only` */
export function verdictLine({ changes }: ReportDiff): string {
  const quiet = changes.filter(isQuiet).length;
  const changed = changes.length - quiet;
  const worse = changes.filter((change) => change.worse).length;
  const text =
    changed === 0
      ? 'nothing changed'
      : `${count(changed, 'cell')} changed, ${worse === 0 ? 'none' : worse} for the worse`;
  if (quiet === 0) return text;
  return `${text}; ${count(quiet, 'cell')} ${quiet === 1 ? 'is' : 'are'} in one report only`;
}

/** The differences of two reports apart from their cells, a line each. */
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
    ...addedAndRemoved(changes),
  ];
}
