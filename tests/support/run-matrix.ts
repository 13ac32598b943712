import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { projectRoot } from '../../runner/shared/project-root.ts';
import { readReport } from '../../runner/report/read-report.ts';
import type { Report } from '../../runner/report/schema.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface RunOptions {
  /** The project whose command line is run, from its sources; default: this one, compiled. */
  readonly project?: string;
  /** The Node.js that runs the command, from its sources; default: the one that runs the tests. */
  readonly node?: string;
  /** A script of the shell that runs it as "$@". */
  readonly within?: string;
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** Starts the real command line, as a user would, whatever started the tests. */
export function startMatrix(args: readonly string[], options: RunOptions = {}) {
  const { project = projectRoot, node = process.execPath, cwd = project, env = {}, within } = options;
  const fromSources = options.project !== undefined || options.node !== undefined;
  const entry = path.join(project, fromSources ? 'bin/napi-matrix.mjs' : 'dist/runner/cli/main.js');
  const command = [node, entry, ...args];
  const [file = node, ...rest] = within === undefined ? command : ['/bin/sh', '-c', within, 'sh', ...command];
  return execa(file, rest, {
    cwd,
    env: {
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      NODE_OPTIONS: undefined,
      // npm's own variables would change the paths of the arguments.
      npm_lifecycle_event: undefined,
      ...env,
    },
    reject: false,
    stdin: 'ignore',
    stripFinalNewline: false,
  });
}

export interface Run {
  readonly exitCode: number | undefined;
  readonly stdout: string;
  readonly stderr: string;
  /** The folder of the report. */
  readonly out: string;
}

/** Runs it to its end, into a folder of its own. */
export async function runMatrix(args: readonly string[], options?: RunOptions): Promise<Run> {
  const out = path.join(await temporaryFolder(), 'out');
  return { ...(await ended(startMatrix(['--out', out, ...args], options))), out };
}

export async function ended(process: ReturnType<typeof startMatrix>): Promise<Omit<Run, 'out'>> {
  const { exitCode, stdout, stderr } = await process;
  return { exitCode, stdout, stderr };
}

export function reportOf({ out }: Pick<Run, 'out'>): Promise<Report> {
  return readReport(path.join(out, 'report.json'));
}

export function reportBytes({ out }: Pick<Run, 'out'>): Promise<Buffer> {
  return readFile(path.join(out, 'report.json'));
}
