import chalk from 'chalk';
import { count } from '../../shared/count.ts';
import { printable } from '../../shared/printable.ts';
import { textTable } from '../../shared/text-table.ts';
import type { Finding, Severity } from '../findings/finding.ts';
import type { Checked, CheckedPart } from './checked.ts';
import { declaredText, importsText } from './facts-text.ts';
import { fateLines } from './fate-text.ts';
import { groupParts } from './group-parts.ts';

const RUNTIMES = { node: 'Node.js', bun: 'Bun', deno: 'Deno' } as const;
const PAINT: Readonly<Record<Severity, (text: string) => string>> = {
  error: chalk.red.bold,
  warning: chalk.yellow,
  hint: chalk.dim,
};
const FATE_PAINT: Readonly<Record<string, (text: string) => string>> = {
  crashes: chalk.red.bold,
  refused: chalk.red,
  unknown: chalk.dim,
};

/** One screen for one subject: its addons in groups that are alike, and then the findings. */
export function checkText(checked: Checked, findings: readonly Finding[]): string {
  const { subject, files } = checked;
  const engines = subject.manifest?.engines.node ?? null;
  const title = [
    chalk.bold(printable(subject.title)),
    count(files.length, 'addon'),
    engines === null ? 'no engines.node' : `engines.node ${printable(engines)}`,
  ].join('   ');
  const groups = groupParts(files).map(({ paths, part }) => groupText(paths, part));
  return [title, ...groups, ...findings.map(findingText)].join('\n\n');
}

function groupText(paths: readonly string[], { facts, fates }: CheckedPart): string {
  const rows = (Object.keys(RUNTIMES) as (keyof typeof RUNTIMES)[]).flatMap((runtime) =>
    fateLines(fates[runtime]).map(({ word, releases, why }, index) => [
      { text: `  ${index === 0 ? RUNTIMES[runtime] : ''}` },
      { text: word, ...(FATE_PAINT[word] && { paint: FATE_PAINT[word] }) },
      { text: why === '' ? releases : `${releases}  (${why})` },
    ]),
  );
  return [`  ${fileList(paths)}`, `  ${declaredText(facts)}; ${importsText(facts)}`, textTable(rows)].join(
    '\n',
  );
}

const MOST_FILES = 3;

function fileList(paths: readonly string[]): string {
  const named = paths.slice(0, MOST_FILES).map((path) => printable(path));
  return [...named, ...(paths.length > MOST_FILES ? [`and ${paths.length - MOST_FILES} more`] : [])].join(
    ', ',
  );
}

function findingText({ code, severity, title, detail, fix, files }: Finding): string {
  return [
    `${PAINT[severity](severity)} ${code}  ${title}`,
    `  ${printable(detail)}`,
    ...(files.length > 0 ? [`  in   ${fileList(files)}`] : []),
    `  fix  ${printable(fix)}`,
  ].join('\n');
}
