import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { readAddonSpecs } from '../../run/addons/addon-spec.ts';
import { readConfig } from '../../run/plan/config.ts';
import { nearestTo } from '../../shared/unknown-word.ts';
import { UserError } from '../../shared/user-error.ts';
import { withFunction } from './c-file.ts';
import { suiteFiles, withSuite } from './new-suite.ts';
import { withProbe } from './probe-file.ts';
import { ruleNames, type RuleNames } from './rule-names.ts';
import { addonOf, withRule } from './suite-file.ts';

export interface NewRule {
  readonly id: string;
  /** Ids of the rules that exist. */
  readonly ruleIds: readonly string[];
  /** Whether to create the suite when it does not exist. */
  readonly newSuite: boolean;
}

/** The new texts of the files that a rule needs, by path below the project's root. Reads only. */
export async function planNewRule(root: string, rule: NewRule): Promise<Readonly<Record<string, string>>> {
  const names = ruleNames(rule.id);
  if (rule.ruleIds.includes(names.id)) throw new UserError(`the rule ${names.id} already exists`);
  const suites = [...new Set(rule.ruleIds.map((id) => id.split('/')[0] ?? ''))];
  if (suites.includes(names.suite)) return inSuite(root, names);
  if (!rule.newSuite) {
    throw new UserError(
      `no suite is called "${names.suite}"; the nearest is ${nearestTo(names.suite, suites)}; to create it: npm run new:rule -- ${names.id} --new-suite`,
    );
  }
  return inNewSuite(root, names);
}

async function inSuite(root: string, names: RuleNames): Promise<Record<string, string>> {
  const { suite } = names;
  const suiteFile = `suites/${suite}/${suite}.suite.ts`;
  const probeFile = `suites/${suite}/${suite}.probe.cjs`;
  const [suiteText, probeText] = await Promise.all([suiteFile, probeFile].map((file) => read(root, file)));
  if (suiteText === undefined || probeText === undefined)
    throw new Error(`the files of ${suite} are missing`);
  const cFile = await initFile(root, addonOf(suiteFile, suiteText));
  return {
    [suiteFile]: withRule(suiteFile, suiteText, names),
    [probeFile]: withProbe(probeFile, probeText, names),
    [cFile]: withFunction(cFile, await read(root, cFile), names),
  };
}

async function inNewSuite(root: string, names: RuleNames): Promise<Record<string, string>> {
  const files = suiteFiles(names);
  for (const file of Object.keys(files)) {
    const folder = path.dirname(file);
    const exists = (await readdir(path.join(root, path.dirname(folder)))).includes(path.basename(folder));
    if (exists) throw new UserError(`${folder} already exists; choose another name for the suite`);
  }
  const index = 'suites/index.ts';
  return { ...files, [index]: withSuite(await read(root, index), names.suite) };
}

/** The C file of an addon that has its probe_init. */
async function initFile(root: string, addon: string): Promise<string> {
  const { targets } = await readConfig(path.join(root, 'matrix.json'));
  const specs = await readAddonSpecs(path.join(root, 'addons'), targets);
  const spec = specs.find(({ name }) => name === addon);
  const files = spec?.sources.map((name) => `addons/${spec.subject}/${name}`) ?? [];
  for (const file of files.filter((name) => name.endsWith('.c'))) {
    if (/^napi_value probe_init\(/m.test(await read(root, file))) return file;
  }
  throw new UserError(
    `the addon ${addon} has no C file with a probe_init; add the rule by hand, see CONTRIBUTING.md`,
  );
}

function read(root: string, file: string): Promise<string> {
  return readFile(path.join(root, file), 'utf8');
}
