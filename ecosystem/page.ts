import { codeCell, proseText } from '../runner/report/formats/markdown-text.ts';
import { SEVERITIES } from '../runner/authors/findings/kinds.ts';
import { count } from '../runner/shared/count.ts';
import { groupBy } from '../runner/shared/group-by.ts';
import type { Survey, SurveyedFinding, SurveyedPackage } from './survey-schema.ts';

const ADMITS_CRASH = 'NM1001';

export interface PageOptions {
  /** Where something of the project lies, as seen from this page: `docs/truth.md`. */
  readonly addressOf: (file: string) => string;
}

/** The page in Markdown: changes, findings, and every package. */
export function ecosystemPage({ packages, changes }: Survey, options: PageOptions): string {
  const { addressOf } = options;
  const withAddons = packages.filter(({ addons }) => addons > 0);
  const taken = withAddons.filter(({ findings }) => findings.some(({ code }) => code === ADMITS_CRASH));
  const addons = withAddons.reduce((sum, each) => sum + each.addons, 0);
  const lines = [
    '# Published packages, and the Node.js releases they load in',
    '',
    `\`npm run ecosystem\` runs \`check\` over the newest version of ${count(packages.length, 'package')} that people install, with the`,
    'addons of all platforms. It reads the files and loads none: what becomes of them is predicted from what was measured of',
    `each release, and [verified against real loads](${addressOf('docs/truth.md')}). The list, with a reason for each package, is`,
    `[ecosystem/packages.json](${addressOf('ecosystem/packages.json')}); corrections are welcome.`,
    '',
    `${count(withAddons.length, 'package')} have ${count(addons, 'addon')} in them. ${taken.length} of these packages ${taken.length === 1 ? 'admits' : 'admit'} a release of Node.js in`,
    '`engines.node` that the addon takes down.',
    '',
    ...changeLines(changes),
    ...findingLines(withAddons, options),
    ...packageLines(packages, options),
  ];
  return `${lines.join('\n')}\n`;
}

function changeLines(changes: Survey['changes']): string[] {
  if (changes === null) return [];
  const lines = changes.length === 0 ? ['Nothing.'] : changes.map((line) => `- ${proseText(line, 500)}`);
  return ['## Changed since the survey before', '', ...lines, ''];
}

/** A section for each code of an error or a warning: the proof and the fix for each package. */
function findingLines(packages: readonly SurveyedPackage[], options: PageOptions): string[] {
  const found = packages.flatMap((each) => each.findings.map((finding) => ({ of: each, finding })));
  const groups = [...groupBy(found, ({ finding }) => finding.code).values()]
    .filter(([{ finding }]) => finding.severity !== 'hint')
    .sort(([a], [b]) => rank(a.finding) - rank(b.finding) || (a.finding.code < b.finding.code ? -1 : 1));
  return groups.flatMap((group) => {
    const [{ finding }] = group;
    return [
      `## ${finding.code}: ${proseText(finding.title)}`,
      '',
      `${linkTo(finding.code, options)}: ${finding.severity}, ${count(new Set(group.map(({ of }) => of.package)).size, 'package')}.`,
      '',
      '| package | what was read | fix |',
      '| --- | --- | --- |',
      ...group.map(
        ({ of, finding: { detail, fix } }) =>
          `| ${proseText(titleOf(of))} | ${proseText(detail, 400)} | ${proseText(fix, 400)} |`,
      ),
      '',
    ];
  });
}

function rank({ severity }: SurveyedFinding): number {
  return SEVERITIES.indexOf(severity);
}

function packageLines(packages: readonly SurveyedPackage[], options: PageOptions): string[] {
  return [
    '## All packages',
    '',
    '`none` declares no version, which counts as 8. The newest version of Node-API among the imported functions is what the addon',
    'needs at least. Addons for V8 have an ABI instead.',
    '',
    '| package | addons | declares | imports | engines.node | crashes Node.js | findings |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...packages.map((each) => `| ${rowOf(each, options).join(' | ')} |`),
  ];
}

function rowOf(each: SurveyedPackage, options: PageOptions): string[] {
  const { facts, addons, findings, problem } = each;
  if (facts === null) return [proseText(each.package), '', '', '', '', '', proseText(problem ?? '')];
  const codes = [...new Set(findings.map(({ code }) => code))].map((code) => linkTo(code, options));
  return [
    proseText(titleOf(each)),
    String(addons),
    proseText(facts.declares || 'no addon in the package'),
    proseText(facts.imports),
    facts.engines === '-' ? '-' : codeCell(facts.engines),
    proseText(facts.crashes || '-'),
    [...codes, ...(problem === null ? [] : ['not all of it could be fetched'])].join(', '),
  ];
}

function titleOf({ package: name, facts }: SurveyedPackage): string {
  return facts === null ? name : `${name} ${facts.version}`;
}

function linkTo(code: string, { addressOf }: PageOptions): string {
  return `[${code}](${addressOf(`docs/findings/${code}.md`)})`;
}
