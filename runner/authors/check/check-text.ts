import chalk from 'chalk';
import { count } from '../../shared/count.ts';
import { groupBy } from '../../shared/group-by.ts';
import { printable } from '../../shared/printable.ts';
import { textTable } from '../../shared/text-table.ts';
import type { AddonFacts } from '../binary/addon-facts.ts';
import type { Finding, Severity } from '../findings/finding.ts';
import { EXPERIMENTAL } from '../predict/fate.ts';
import type { Checked, CheckedPart } from './checked.ts';
import { fateLines } from './fate-text.ts';

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
  const parts = files.flatMap(({ path, parts: all }) => all.map((part) => ({ path, part })));
  const groups = [...groupBy(parts, ({ part }) => groupKey(part)).values()].map((alike) =>
    groupText(
      alike.map(({ path }) => path),
      alike[0].part,
    ),
  );
  return [title, ...groups, ...findings.map(findingText)].join('\n\n');
}

/** Files of which the same is said: those of one build for several platforms mostly. */
function groupKey({
  facts: { registration, abi, declared, importsVersion, looksUpAtRunTime },
  fates,
}: CheckedPart): string {
  return JSON.stringify([registration, abi, declared, importsVersion, looksUpAtRunTime, fates]);
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

function declaredText({ registration, declared, abi }: AddonFacts): string {
  if (registration === 'v8') return `for V8, ${abi === null ? 'of an unknown ABI' : `ABI ${abi}`}`;
  if (registration === 'none') return 'registers no addon';
  if (declared === null) return 'declares no version, which counts as 8';
  if (declared === 'unknown') return 'declares a version that cannot be read';
  return `declares ${declared === EXPERIMENTAL ? 'the experimental version' : declared}`;
}

function importsText({ imports, importsVersion, looksUpAtRunTime }: AddonFacts): string {
  if (looksUpAtRunTime) return 'looks the functions of Node-API up at run time';
  if (importsVersion === null) return 'imports no function of Node-API';
  const newest = importsVersion === 'experimental' ? 'the experimental version' : `version ${importsVersion}`;
  return `imports ${count(imports.length, 'function')}, the newest of ${newest}`;
}

function findingText({ code, severity, title, detail, fix, files }: Finding): string {
  return [
    `${PAINT[severity](severity)} ${code}  ${title}`,
    `  ${printable(detail)}`,
    ...(files.length > 0 ? [`  in   ${fileList(files)}`] : []),
    `  fix  ${fix}`,
  ].join('\n');
}
