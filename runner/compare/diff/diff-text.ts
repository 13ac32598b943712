import chalk from 'chalk';
import { printable } from '../../shared/printable.ts';
import { CHANGE_TITLES } from './change.ts';
import type { ReportDiff } from './compare-reports.ts';
import { surroundingsLines, verdictLine } from './diff-lines.ts';
import { groupChanges, placesText, type ChangeGroup } from './group-changes.ts';

/** A comparison for people, in a terminal. */
export function diffText(diff: ReportDiff): string {
  const blocks = groupChanges(diff.changes).map(([kind, groups]) =>
    [chalk.bold.underline(CHANGE_TITLES[kind]), ...groups.map(groupText)].join('\n\n'),
  );
  const around = surroundingsLines(diff).map((line) => printable(line));
  const verdict = diff.worse ? chalk.red.bold(verdictLine(diff)) : verdictLine(diff);
  return `${[...(around.length > 0 ? [around.join('\n')] : []), ...blocks, verdict].join('\n\n')}\n`;
}

function groupText({ rule, worse, before, after, places }: ChangeGroup): string {
  const heading = worse ? `${chalk.red.bold('worse')} ${chalk.bold(rule)}` : chalk.bold(rule);
  const lines = [heading, field('where', printable(placesText(places)))];
  if (before !== null) lines.push(field('before', before));
  if (after !== null) lines.push(field('now', after));
  return lines.join('\n');
}

function field(name: string, text: string): string {
  return `  ${chalk.dim(name.padEnd(8))}${text}`;
}
