import { existsSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { UserError } from '../../shared/user-error.ts';
import { onPath } from '../process/executable-file.ts';
import { NpmError, npmComplaint } from './npm-error.ts';

/** How to start the user's npm: a command and what comes before npm's own arguments. */
export interface NpmClient {
  readonly command: string;
  readonly args: readonly string[];
}

/**
 * The npm that runs this process, else the one on PATH. Yarn, pnpm and Bun set `npm_execpath` too, to
 * themselves; npx sets it to a script beside npm's.
 */
export function findNpm(env: NodeJS.ProcessEnv = process.env): NpmClient {
  const script = path.join(path.dirname(env['npm_execpath'] ?? ''), 'npm-cli.js');
  const isNpm = /(^|[\\/])np[mx]-cli\.js$/.test(env['npm_execpath'] ?? '') && existsSync(script);
  return isNpm ? { command: process.execPath, args: [script] } : { command: 'npm', args: [] };
}

/** How a request to the registry is made. */
export interface RegistryOptions {
  /** Aborting it ends npm. */
  readonly signal: AbortSignal;
  /** Called with a line when the registry keeps one waiting. */
  readonly onNotice?: ((line: string) => void) | undefined;
  /** Default: PATIENCE. */
  readonly patience?: Readonly<Record<RequestKind, Patience>> | undefined;
}

/** What a request brings: metadata, or a tarball of up to 100 MB. */
export type RequestKind = 'metadata' | 'download';

/** In milliseconds. */
export interface Patience {
  /** When `onNotice` is called. */
  readonly notice: number;
  /** When npm is ended; by itself it would try for minutes, in silence. */
  readonly limit: number;
}

export const PATIENCE: Readonly<Record<RequestKind, Patience>> = {
  metadata: { notice: 5_000, limit: 60_000 },
  download: { notice: 30_000, limit: 600_000 },
};

/** How npm ended, other than by a signal or a limit of ours. */
export interface NpmResult {
  readonly failed: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs npm with the user's own configuration and environment (registries, proxies, certificates). Throws a NpmError
 * when it does not end in time, and a UserError when there is none.
 */
export async function runNpm(
  args: readonly string[],
  kind: RequestKind,
  { signal, onNotice = () => undefined, patience = PATIENCE }: RegistryOptions,
): Promise<NpmResult> {
  const npm = findNpm();
  const limit = AbortSignal.timeout(patience[kind].limit);
  const notice = setTimeout(() => {
    onNotice(`waiting for the registry (npm ${args.slice(0, 2).join(' ')})`);
  }, patience[kind].notice);
  const result = await execa(npm.command, [...npm.args, ...args], {
    cancelSignal: AbortSignal.any([signal, limit]),
    reject: false,
    stdin: 'ignore',
  });
  clearTimeout(notice);
  signal.throwIfAborted();
  if (limit.aborted && result.failed) {
    const said = `the registry did not answer within ${patience[kind].limit / 1000} s`;
    throw new NpmError(shownOf(args), { code: 'ETIMEDOUT', said });
  }
  if (result.code === 'ENOENT' || (result.failed && (await isMissingOnWindows(npm))))
    throw new UserError('npm was not found on PATH; it fetches the runtimes', { cause: result });
  return result;
}

/** There npm is a script of cmd.exe, which says in words of its own that there is none. */
async function isMissingOnWindows({ command }: NpmClient): Promise<boolean> {
  return process.platform === 'win32' && command === 'npm' && (await onPath('npm.cmd')) === null;
}

/** What a command of npm prints on stdout. Throws a NpmError when it fails, and what runNpm throws. */
async function npmOutput(
  args: readonly string[],
  kind: RequestKind,
  options: RegistryOptions,
): Promise<string> {
  const { failed, stdout, stderr } = await runNpm(args, kind, options);
  if (failed) throw new NpmError(shownOf(args), npmComplaint(stdout, stderr));
  return stdout;
}

// Noise in a message.
const QUIET = ['--json', '--ignore-scripts'];

function shownOf(args: readonly string[]): string {
  return args.filter((arg) => !QUIET.includes(arg)).join(' ');
}

// One value comes as itself from npm 11 and in an array from npm 12.
const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

/** The values of a field of the registry's metadata. */
export async function npmView(
  spec: string,
  field: string,
  options: RegistryOptions,
): Promise<readonly string[]> {
  const stdout = await npmOutput(['view', spec, field, '--json'], 'metadata', options);
  // npm prints nothing at all for a field that the metadata does not have.
  return stdout === '' ? [] : oneOrMany.parse(JSON.parse(stdout));
}

/** Puts a package's tarball into a folder. Its scripts do not run. */
export async function npmPack(spec: string, folder: string, options: RegistryOptions): Promise<void> {
  const args = ['pack', spec, '--pack-destination', folder, '--ignore-scripts', '--json'];
  await npmOutput(args, 'download', options);
}
