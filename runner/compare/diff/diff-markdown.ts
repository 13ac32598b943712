import { codeText } from '../../report/formats/markdown-text.ts';
import { CHANGE_TITLES } from './change.ts';
import type { ReportDiff } from './compare-reports.ts';
import { surroundingsLines, verdictLine } from './diff-lines.ts';
import { groupChanges, placesText, type ChangeGroup } from './group-changes.ts';

/** The number of groups shown per kind; an issue or a step summary should stay at some kilobytes. */
const SHOWN = 20;

/** A comparison for a pull request, an issue or the summary of a job. What a runtime wrote stands in code spans. */
export function diffMarkdown(diff: ReportDiff): string {
  const blocks = groupChanges(diff.changes).map(([kind, groups]) => {
    const items = groups.slice(0, SHOWN).map(item);
    const rest = groups.length - items.length;
    const more = rest === 0 ? [] : [`- … and ${rest} more`];
    return `### ${CHANGE_TITLES[kind]}\n\n${[...items, ...more].join('\n')}`;
  });
  const around = surroundingsLines(diff).map((line) => `- ${codeText(line, 400)}`);
  const verdict = verdictLine(diff);
  const head = `**${verdict.charAt(0).toUpperCase()}${verdict.slice(1)}.**`;
  return `${[head, ...(around.length > 0 ? [around.join('\n')] : []), ...blocks].join('\n\n')}\n`;
}

function item({ rule, worse, before, after, places }: ChangeGroup): string {
  const states = [before, after].map((text) => (text === null ? 'nothing' : codeText(text)));
  return `- ${worse ? '**worse** ' : ''}${codeText(rule)} in ${codeText(placesText(places), 200)}: ${states.join(' → ')}`;
}
