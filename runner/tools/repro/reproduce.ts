import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AddonSpec } from '../../run/addons/addon-spec.ts';
import { expectedObservation } from '../../run/judge/judge.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { outcomeText } from '../../run/execute/outcome-text.ts';
import { printable } from '../../shared/printable.ts';
import { addonSource } from './addon-source.ts';
import { neededAddons } from './needed-addons.ts';
import { NotReproducibleError } from './not-reproducible-error.ts';
import { probeCode } from './probe-code.ts';
import { readme } from './readme.ts';
import { buildLines, runLine, runScript, type RuntimeCommand } from './run-script.ts';
import { reproductionScript } from './script.ts';
import type { ReportedCell } from './reported-cell.ts';

export interface Reproduction {
  /** Text by file name. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * The files of a folder that reproduces a cell and needs nothing of this project. Throws NotReproducibleError with the reason when
 * there can be none.
 */
export async function reproduce(
  reported: ReportedCell,
  command: RuntimeCommand,
  specs: readonly AddonSpec[],
): Promise<Reproduction> {
  const { cell } = reported;
  const { rule, target } = cell;
  const probes = path.join(projectRoot, 'suites', rule.suite, `${rule.suite}.probe.cjs`);
  const code = probeCode(await readFile(probes, 'utf8'), rule.probe);
  const script = await reproductionScript(cell, code, headerOf(reported));
  const addons = neededAddons(cell, code.code, specs);
  if (!addons.some(({ spec }) => spec.name === rule.addon))
    throw new NotReproducibleError(`its addon ${rule.addon} is not built here`);
  const used = new Set(script.match(/\w+/g));
  const sources = addons.map(async ({ spec, targets }) => {
    const isWindows = process.platform === 'win32';
    const addonsFolder = path.join(projectRoot, 'addons');
    return [`${spec.name}.c`, await addonSource({ addonsFolder, spec, targets, used, isWindows })] as const;
  });
  const flags = rule.flags.map((flag) => flag.replace('{file}', `./${rule.addon}-${target.id}.node`));
  return {
    files: {
      ...Object.fromEntries(await Promise.all(sources)),
      'repro.cjs': script,
      'run.sh': runScript(addons, command, flags),
      'README.md': readme(reported, buildLines(addons), runLine(command, flags)),
    },
  };
}

function headerOf({ cell, record }: ReportedCell): string {
  return [
    `// ${cell.rule.statement}`,
    `// expected: ${printable(JSON.stringify(expectedObservation(cell)))}`,
    `// came:     ${outcomeText(record)}, in ${record.runtime} with an addon that declares ${cell.target.id}`,
    '',
  ].join('\n');
}
