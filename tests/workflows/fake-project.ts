import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { projectRoot } from '../../runner/shared/project-root.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Logs its arguments, writes an empty report into its --out folder, and ends with the code in EXIT_<first word>. */
const COMMAND_LINE = `
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const args = process.argv.slice(2);
appendFileSync(process.env.CALLS, JSON.stringify(args) + '\\n');
const at = args.indexOf('--out');
if (at >= 0) {
  const out = path.resolve(args[at + 1]);
  mkdirSync(out, { recursive: true });
  writeFileSync(path.join(out, 'report.json'), '{"runtimes":[],"counts":{}}');
  for (const name of ['report.html', 'summary.md']) writeFileSync(path.join(out, name), name);
}
process.exitCode = Number(process.env['EXIT_' + args[0]] ?? 0);
`;

export interface Ended {
  readonly exitCode: number | undefined;
  readonly all: string;
  /** The words of each command, in order. */
  readonly calls: readonly (readonly string[])[];
  readonly outputs: string;
  readonly summary: string;
}

/** A project with the scripts of the workflows and a command line that answers at once. */
export async function fakeProject() {
  const folder = await temporaryFolder();
  cpSync(path.join(projectRoot, '.github'), path.join(folder, '.github'), { recursive: true });
  mkdirSync(path.join(folder, 'bin'));
  writeFileSync(path.join(folder, 'bin', 'napi-matrix.mjs'), COMMAND_LINE);
  const scripts = { ecosystem: 'node bin/napi-matrix.mjs ecosystem' };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ scripts }));
  return {
    folder,
    /** Runs a script in a folder; default: the project's. */
    run: (script: string, args: readonly string[], env: Readonly<Record<string, string>>, cwd = folder) =>
      runScript(folder, script, args, env, cwd),
  };
}

async function runScript(
  folder: string,
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string,
): Promise<Ended> {
  const [calls, outputs, summary] = ['calls', '.output', '.summary'].map((name) => path.join(folder, name));
  for (const file of [calls, outputs, summary]) writeFileSync(file ?? '', '');
  const { exitCode, all } = await execa('bash', [path.join(folder, '.github/scripts', script), ...args], {
    cwd,
    env: { ...env, CALLS: calls, GITHUB_OUTPUT: outputs, GITHUB_STEP_SUMMARY: summary },
    all: true,
    reject: false,
    stdin: 'ignore',
  });
  const text = (file = ''): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  return {
    exitCode,
    all,
    calls: text(calls)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as string[]),
    outputs: text(outputs),
    summary: text(summary),
  };
}
