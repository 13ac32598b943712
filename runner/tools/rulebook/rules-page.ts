import type { Rule, Suite } from '../../../suites/rule.ts';
import { gateWords } from './gate.ts';

const HEADER = `# The rules

\`npm run update\` writes this file from the suites; edit the suites. \`npm run matrix -- explain RULE\` prints the exact
expectation of a rule, and the releases that are known to deviate.

"Changes" is the version at which the expectation changes. The experimental version has all changes.
`;

/** docs/rules.md: every rule of every suite, with its sources. */
export function rulesPage(suites: readonly Suite[]): string {
  const total = suites.reduce((sum, { rules }) => sum + rules.length, 0);
  const sections = suites.map(section);
  return `${HEADER}\n${total} rules in ${suites.length} suites.\n\n${sections.join('\n')}`;
}

function section({ title, rules }: Suite): string {
  const rows = rules.map(row);
  return `## ${title}\n\n| rule | strength | changes | statement | sources |\n| --- | --- | --- | --- | --- |\n${rows.join('\n')}\n`;
}

function row({ id, strength, expected, statement, sources }: Rule): string {
  const links = sources.map((source) => `[${cell(source.title)}](${source.url})`).join(', ');
  return `| \`${id}\` | ${strength} | ${gateWords(expected)} | ${cell(statement)} | ${links} |`;
}

/** Text that Markdown takes for text inside a table. */
function cell(text: string): string {
  return text.replace(/[\\|<>*_`[\]]/g, String.raw`\$&`);
}
