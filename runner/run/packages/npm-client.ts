import { existsSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { UserError } from '../../shared/user-error.ts';
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

// Noise in the message of a failed command.
const QUIET = ['--json', '--ignore-scripts'];

/**
 * Runs npm with the user's own configuration and environment (registries, proxies, certificates) and returns
 * its stdout. Its stderr is used only when it fails, in a NpmError. Aborting ends it.
 */
async function runNpm(args: readonly string[], signal: AbortSignal): Promise<string> {
  const npm = findNpm();
  const result = await execa(npm.command, [...npm.args, ...args], {
    cancelSignal: signal,
    reject: false,
    stdin: 'ignore',
  });
  signal.throwIfAborted();
  if (!result.failed) return result.stdout;
  if (result.code === 'ENOENT')
    throw new UserError('npm was not found on PATH; it fetches the runtimes', { cause: result });
  throw new NpmError(
    args.filter((arg) => !QUIET.includes(arg)).join(' '),
    npmComplaint(result.stdout, result.stderr),
  );
}

// One value comes as itself from npm 11 and in an array from npm 12.
const oneOrMany = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

/** The values of a field of the registry's metadata. */
export async function npmView(spec: string, field: string, signal: AbortSignal): Promise<readonly string[]> {
  const stdout = await runNpm(['view', spec, field, '--json'], signal);
  // npm prints nothing at all for a field that the metadata does not have.
  return stdout === '' ? [] : oneOrMany.parse(JSON.parse(stdout));
}

/** Puts a package's tarball into a folder. Its scripts do not run. */
export async function npmPack(spec: string, folder: string, signal: AbortSignal): Promise<void> {
  await runNpm(['pack', spec, '--pack-destination', folder, '--ignore-scripts', '--json'], signal);
}
