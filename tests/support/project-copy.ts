import { cp, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../runner/shared/project-root.ts';
import { suites as allSuites } from '../../suites/index.ts';
import { readAddonSpecs } from '../../runner/run/addons/addon-spec.ts';
import { readConfig } from '../../runner/run/plan/config.ts';
import { temporaryFolder } from './temporary-folder.ts';

const ADDONS = path.join(projectRoot, 'addons');
const BUILD = path.join(ADDONS, 'build');

export interface CopyOptions {
  /** Only these suites, and the addons that they need. Default: all. */
  readonly suites?: readonly string[];
  /** With the TypeScript sources, from which it then runs; else compiled, as it is published. */
  readonly sources?: boolean;
  /** With the addons that the project has built; they serve a copy with all addons. */
  readonly built?: boolean;
}

/** A copy of the project below spaces and letters beyond ASCII. Its packages are a link to the project's. */
export async function copyProject({ suites, sources = false, built = false }: CopyOptions = {}) {
  const copy = path.join(await temporaryFolder(), "it's my project");
  const left = suites === undefined ? [] : await addonsLeftOut(suites);
  const isCopied = (file: string): boolean =>
    (built || file !== BUILD) && (sources || !file.endsWith('.ts')) && !left.includes(file);
  const parts = [
    'addons',
    'bin',
    'matrix.json',
    'package.json',
    'runner',
    'suites',
    ...(sources ? [] : ['dist']),
  ];
  for (const part of parts) {
    await cp(path.join(projectRoot, part), path.join(copy, part), {
      recursive: true,
      verbatimSymlinks: true,
      filter: isCopied,
    });
  }
  const packages = 'node_modules';
  await symlink(path.join(projectRoot, packages), path.join(copy, packages), 'junction');
  if (suites !== undefined) await keepSuites(path.join(copy, sources ? 'suites/index.ts' : 'dist/suites/index.js'), suites); // prettier-ignore
  return copy;
}

/** The folders of addons that neither these suites nor every build and run need. */
async function addonsLeftOut(suites: readonly string[]): Promise<string[]> {
  const { targets } = await readConfig(path.join(projectRoot, 'matrix.json'));
  const used = new Set(['api_version', 'declaration', 'version']);
  for (const { name, rules } of allSuites) {
    if (suites.includes(name)) for (const { addon } of rules) used.add(addon);
  }
  const specs = await readAddonSpecs(ADDONS, targets);
  const kept = new Set(specs.filter(({ name }) => used.has(name)).map(({ subject }) => subject));
  return specs.filter(({ subject }) => !kept.has(subject)).map(({ subject }) => path.join(ADDONS, subject));
}

/** Removes the lines of other suites from the list of suites. */
async function keepSuites(index: string, suites: readonly string[]): Promise<void> {
  let text = await readFile(index, 'utf8');
  for (const [line, name = '', suite = ''] of text.matchAll(
    /^import \{ (\w+) \} from ['"]\.\/([\w-]+)\/.*\n/gm,
  )) {
    if (!suites.includes(suite))
      text = text.replace(line, '').replace(`    ${name},\n`, '').replace(`  ${name},\n`, '');
  }
  const kept = [...text.matchAll(/^import /gm)].length;
  if (kept !== suites.length) throw new Error(`${index} has ${kept} suites, not ${suites.join(', ')} alone`);
  await writeFile(index, text);
}
