import { codeText, proseText } from '../runner/report/formats/markdown-text.ts';
import { EXPERIMENTAL } from '../suites/target.ts';
import { count } from '../runner/shared/count.ts';
import { groupBy } from '../runner/shared/group-by.ts';
import type { Examined } from './examine.ts';
import type { FileLoads } from './loads.ts';
import { NODES } from './packages.ts';
import { totalsOf } from './totals.ts';

/** docs/truth.md: what was compared and loaded, and how it went. */
export function truthPage(examined: readonly Examined[], loads: readonly FileLoads[]): string {
  const totals = totalsOf(examined, loads);
  const lines = [
    '# How `check` is verified',
    '',
    `\`check\` reads addons without loading them. \`npm run truth\` holds it against other tools and against real loads: ${count(totals.files, 'file')}`,
    `of ${count(totals.packages, 'published package')}, listed in [truth/packages.json](../truth/packages.json). This page is written from its last run.`,
    '',
    '## What is read',
    '',
    'ELF files are compared with `readelf`, Mach-O and PE files with LLVM, and declared versions with the disassembly of',
    '`llvm-objdump`. The fields: machine, registration, ABI, declared version, imports of Node-API (also which are weak) and of libuv, use of V8, binding, C',
    'library, the newest versions of GLIBC and GLIBCXX, libnode.',
    '',
    '| what | number |',
    '| --- | --- |',
    `| parts of files for x64 and arm64 | ${totals.parts} |`,
    `| files for other machines, named as such by both | ${totals.other} |`,
    `| fields compared | ${totals.fields} |`,
    `| fields that are wrong | ${totals.wrongFields} |`,
    `| declared versions that cannot be read | ${totals.unknown} |`,
    `| declared versions that the disassembly does not show as one constant | ${totals.untold} |`,
    '',
    '## What is predicted',
    '',
    `Each of the ${loads.length} files for Linux on x64 was loaded in ${NODES.length} releases of Node.js, in a process of its own.`,
    '',
    '| how a load ended | number |',
    '| --- | --- |',
    ...[...totals.agreements].map(([agreement, number]) => `| ${agreement} | ${number} |`),
    '',
    'The system refuses files for musl, Android and FreeBSD, and those for which a library is missing or too old: no release had',
    'its say, and they are left out below. Nothing is predicted where a release reads no declaration and supports less than an',
    'addon declares. L loads, X dies of SIGSEGV, T throws an error, A aborts.',
    '',
    `| addon | declares | ${NODES.join(' | ')} |`,
    `| --- | --- |${NODES.map(() => ' --- |').join('')}`,
    ...[...groupBy(loads.filter(isLoadable), ({ examined: { of } }) => of)].flatMap(([, files]) =>
      rowsOf(files),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** Whether this system hands it to the releases at all. */
function isLoadable({ outcomes }: FileLoads): boolean {
  return outcomes.some((outcome) => outcome !== 'system');
}

/** The files of one package; those with the same result are one row. */
function rowsOf(files: readonly FileLoads[]): string[] {
  const letters = ({ outcomes }: FileLoads) => outcomes.map((each) => (each === 'system' ? '-' : each));
  const groups = groupBy(files, (each) => `${declaredText(each)} | ${letters(each).join(' | ')}`);
  return [...groups].map(([text, [first, ...more]]) => {
    const { of, path } = first.examined;
    const others = more.length === 0 ? '' : proseText(` and ${count(more.length, 'other file')}`);
    return `| ${codeText(of.package)} ${codeText(path)}${others} | ${text} |`;
  });
}

function declaredText({ examined: { parts } }: FileLoads): string {
  const declared = parts[0]?.declared ?? null;
  if (declared === null) return 'nothing';
  return declared === EXPERIMENTAL ? 'experimental' : String(declared);
}
