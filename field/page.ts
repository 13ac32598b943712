import { count } from '../runner/shared/count.ts';
import { codeText, proseText } from '../runner/report/formats/markdown-text.ts';
import type { FieldRow } from './table.ts';

const REPORT = /^([\w.-]+\/[\w.-]+)#(\d+)$/;

/** docs/field.md: a projection of the table. */
export function fieldPage(rows: readonly FieldRow[]): string {
  const reports = new Set(rows.map(({ report }) => report)).size;
  const open = rows.filter(({ fixed }) => fixed === null).length;
  const lines = [
    '# Public bugs, and the rules that show them',
    '',
    `Each row is a public report about Node-API (${count(reports, 'report')}). Every rule of a row deviates in the affected`,
    'release and conforms in the other one, for the declared version in the last column.',
    ...(open === 0 ? [] : [`${count(open, 'row')} without such a release: the bug is in the newest one.`]),
    '',
    'Run `npm run field` to check every row; it fetches the releases. `npm run field -- bun#36850` checks the rows whose',
    'report contains this text. The table is [field/reports.json](../field/reports.json); this page is written from it.',
    '',
    '| report | what goes wrong | affected | conforms | rules | declared |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map(rowText),
  ];
  return `${lines.join('\n')}\n`;
}

function rowText({ report, what, affected, fixed, rules, target }: FieldRow): string {
  const cells = [
    reportText(report),
    proseText(what),
    affected,
    fixed ?? 'open',
    rules.map((rule) => codeText(rule)).join(', '),
    target,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** GitHub redirects the number of a pull request from `issues` to `pull`. */
function reportText(report: string): string {
  const [, repository, number] = REPORT.exec(report) ?? [];
  if (repository === undefined) return proseText(report);
  return `[${report}](https://github.com/${repository}/issues/${String(number)})`;
}
