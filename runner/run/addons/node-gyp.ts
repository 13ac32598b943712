import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { UserError } from '../../shared/user-error.ts';
import { canStart } from '../process/can-start.ts';
import { runGroup } from '../process/run-group.ts';
import type { CrossCompilers } from './foreign-runtime.ts';

const require = createRequire(import.meta.url);

export const nodeGypVersion = (require('node-gyp/package.json') as { version: string }).version;

export interface NodeGypOptions {
  /** A prefix with include/node/common.gypi; null lets node-gyp download the running Node's headers. */
  readonly nodeDir: string | null;
  /** Undefined: those of this machine. */
  readonly cross?: CrossCompilers | undefined;
  readonly log: string;
  /** Called with the name of each addon that the tools say is linked, maybe twice. */
  readonly onFile?: ((name: string) => void) | undefined;
}

/** Runs `node-gyp rebuild` in a folder. Throws a UserError that names the missing tool, or the log. */
export async function nodeGypRebuild(
  folder: string,
  { nodeDir, cross, log, onFile = () => undefined }: NodeGypOptions,
  signal: AbortSignal,
): Promise<void> {
  const cli = path.join(path.dirname(require.resolve('node-gyp/package.json')), 'bin', 'node-gyp.js');
  const args = ['rebuild', '-C', folder, '-j', String(os.availableParallelism())];
  if (nodeDir !== null) args.push(`--nodedir=${nodeDir}`);
  if (cross !== undefined) args.push(`--arch=${cross.arch}`);
  const { failed, output } = await runGroup(
    { command: process.execPath, args: [cli, ...args], cwd: folder, env: cross?.env ?? {} },
    signal,
    (line) => {
      const file = linkedFile(line);
      if (file !== null) onFile(file);
    },
  );
  if (!failed) return;
  await writeFile(log, output);
  throw new UserError(await explain(output, log, cross?.env));
}

/** `SOLINK_MODULE(target) Release/x.node` of make, `x.vcxproj -> C:\…\x.node` of MSBuild; null for any other line. */
export function linkedFile(line: string): string | null {
  return /(?:SOLINK_MODULE|->).*?([^\\/\s]+\.node)\s*$/.exec(line)?.[1] ?? null;
}

/** The message of node-gyp when a download of headers failed. */
const NO_HEADERS = 'install got an error';

/** Visual Studio is not on PATH; node-gyp says itself that it found none. */
const NO_VISUAL_STUDIO = /not find any Visual Studio installation/i;

/** One line on why the build failed and what to do. `env`: what the build had beyond the environment of this process. */
export async function explain(
  output: string,
  log: string,
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  if (output.includes('find Python') && /not find any Python|Could not find/i.test(output)) {
    return 'cannot build the addons: no Python 3 was found; install it, or name it in the variable PYTHON';
  }
  if (output.includes(NO_HEADERS)) {
    return 'cannot build the addons: this Node has no headers beside it and node-gyp could not download them; run online once, or name a provisioned Node with --node';
  }
  if (NO_VISUAL_STUDIO.test(output)) {
    return 'cannot build the addons: no Visual Studio was found; install the Build Tools for Visual Studio with C++';
  }
  const missing = await missingTool({ ...process.env, ...env });
  if (missing !== null) {
    return `cannot build the addons: ${missing} was not found; install a C compiler and make (Debian: apt-get install build-essential)`;
  }
  const error = output.split('\n').find((line) => /\berror\b|gyp ERR! stack/.test(line));
  return `cannot build the addons: ${error?.trim() ?? 'node-gyp failed'}; the whole log is in ${log}`;
}

async function missingTool(env: Readonly<Record<string, string | undefined>>): Promise<string | null> {
  if (process.platform === 'win32') return null;
  for (const command of [env['MAKE'] ?? 'make', env['CC'] ?? 'cc']) {
    const [tool = command] = command.split(' ');
    if (!(await canStart(tool))) return tool;
  }
  return null;
}

/** The prefix of the running Node when its headers lie beside it, as in an ordinary installation. */
export function runningNodeDir(): string | null {
  const prefix = path.dirname(path.dirname(process.execPath));
  return existsSync(path.join(prefix, 'include', 'node', 'common.gypi')) ? prefix : null;
}
