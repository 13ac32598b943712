// npm run new:rule -- SUITE/KEY [--new-suite]: writes a rule, its probe and its C function, to be filled in.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { suites } from '../../../suites/index.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { UserError } from '../../shared/user-error.ts';
import { planNewRule } from './plan-new-rule.ts';
import { writeFiles } from './write-files.ts';

const USAGE = 'usage: npm run new:rule -- SUITE/KEY [--new-suite], e.g. reference/delete-held';

function readArguments(): { readonly id: string; readonly newSuite: boolean } {
  try {
    const options = { 'new-suite': { type: 'boolean', default: false } } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [id, ...more] = positionals;
    if (id !== undefined && more.length === 0) return { id, newSuite: values['new-suite'] };
  } catch (error) {
    throw new UserError(`${(error as Error).message}; ${USAGE}`, { cause: error });
  }
  throw new UserError(USAGE);
}

async function formatted(name: string, text: string): Promise<string> {
  if (!/\.(ts|cjs)$/.test(name)) return text;
  const file = path.join(projectRoot, name);
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

/** The line of the first TODO, where one starts to fill in. */
function lineOf(text: string): number {
  return text.slice(0, text.indexOf('TODO')).split('\n').length;
}

try {
  const { id, newSuite } = readArguments();
  const ruleIds = suites.flatMap((suite) => suite.rules.map((rule) => rule.id));
  const texts = await planNewRule(projectRoot, { id, ruleIds, newSuite });
  const files = Object.fromEntries(
    await Promise.all(
      Object.entries(texts).map(async ([name, text]) => [name, await formatted(name, text)] as const),
    ),
  );
  await writeFiles(projectRoot, files);
  for (const [name, text] of Object.entries(files)) {
    console.log(text.includes('TODO') ? `${name}:${lineOf(text)}` : name);
  }
  console.log(`fill in what is marked TODO, then run: npm run matrix -- --rule ${id} --node 22 --verbose`);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(`new:rule: ${error.message}`);
  process.exitCode = 2;
}
