import path from 'node:path';
import { execa } from 'execa';
import type { LOADS } from './packages.ts';

const SCRIPT = path.join(import.meta.dirname, 'load.cjs');
const TIME_LIMIT_MS = 60_000;
/** No core files: many of these processes die. exec keeps the process id, so that the signal is the runtime's own. */
const CONTAINED = ['-c', 'ulimit -c 0; exec "$0" "$@"'];

/** How a load ended: a letter of LOADS, `system` where this system has no such library, or is another one, or `hangs`. */
export type LoadOutcome = (typeof LOADS)[number] | 'system' | 'hangs';

/** Loads a file in a process of its own. `home`: a folder for what the addon writes. Throws when it ends otherwise. */
export async function loadFile(executable: string, file: string, home: string): Promise<LoadOutcome> {
  const { stdout, signal, timedOut, exitCode } = await execa(
    '/bin/sh',
    [...CONTAINED, executable, SCRIPT, file],
    {
      cwd: home,
      env: { PATH: process.env['PATH'] ?? '', HOME: home, TMPDIR: home },
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
      stderr: 'ignore',
      timeout: TIME_LIMIT_MS,
      forceKillAfterDelay: 1,
    },
  );
  if (stdout === 'loaded') return 'L';
  if (stdout.startsWith('threw ')) return isOfSystem(stdout) ? 'system' : 'T';
  if (timedOut) return 'hangs';
  if (signal === 'SIGSEGV') return 'X';
  if (signal === 'SIGABRT') return 'A';
  throw new Error(`${executable} ${file} ended with ${signal ?? `exit code ${String(exitCode)}`}`);
}

/** What the dynamic linker of glibc says. */
function isOfSystem(message: string): boolean {
  return /cannot open shared object file|version `GLIBC(?:XX)?_[\d.]+' not found|ELF file OS ABI invalid|\/lib\w+\.so: invalid ELF header/.test(
    message,
  );
}
