import { count } from '../../shared/count.ts';
import { codeCell, codeText, proseText } from '../../report/formats/markdown-text.ts';
import { findingAddress } from '../findings/finding-address.ts';
import { fateLines } from './fate-text.ts';
import { groupParts } from './group-parts.ts';
import { declaredText, importsText } from './facts-text.ts';
import type { CheckResult } from './located.ts';

/** The results as Markdown, for a summary or a comment. */
export function checkMarkdown(results: readonly CheckResult[]): string {
  return `${results.map(subjectText).join('\n\n')}\n`;
}

function subjectText({ checked, findings }: CheckResult): string {
  const { subject, files } = checked;
  const engines = subject.manifest?.engines.node ?? null;
  const rows = groupParts(files).map(({ paths, part }) => {
    const fates = fateLines(part.fates.node).map(({ word, releases }) => `${word} ${releases}`);
    const [first = '', ...more] = paths;
    const name = codeCell(first) + (more.length > 0 ? ` and ${more.length} more` : '');
    return `| ${name} | ${proseText(declaredText(part.facts))} | ${proseText(importsText(part.facts))} | ${fates.join('; ')} |`;
  });
  const table = ['| file | declares | imports | Node.js |', '| --- | --- | --- | --- |', ...rows];
  return [
    `## ${codeText(subject.title)}`,
    `${count(files.length, 'addon')}, ${engines === null ? 'no engines.node' : `engines.node ${codeText(engines)}`}`,
    ...(rows.length > 0 ? [table.join('\n')] : []),
    ...findings.map(
      ({ code, severity, title, detail, fix }) =>
        `- **${severity}** [${code}](${findingAddress(code)}): ${proseText(title)}. ${proseText(detail, 600)}. Fix: ${proseText(fix, 600)}`,
    ),
  ].join('\n\n');
}
