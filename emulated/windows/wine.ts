import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { execa } from 'execa';

/** Wine in a folder of its own, which says that it is Windows 10. */
export class Wine {
  readonly #env: NodeJS.ProcessEnv;
  readonly #signal: AbortSignal;

  private constructor(prefix: string, signal: AbortSignal) {
    // What wine itself says, and its debugger, which starts when a process dies, are not of the run.
    this.#env = { ...process.env, WINEPREFIX: prefix, WINEDEBUG: '-all', WINEDLLOVERRIDES: 'winedbg.exe=d' };
    this.#signal = signal;
  }

  static async start(prefix: string, signal: AbortSignal): Promise<Wine> {
    const wine = new Wine(prefix, signal);
    const where = { cwd: path.dirname(prefix), output: `${prefix}.log` };
    await wine.run(['wineboot', '--init'], where);
    await wine.run(['reg', 'add', 'HKCU\\Software\\Wine', '/v', 'Version', '/d', 'win10', '/f'], where);
    return wine;
  }

  /**
   * Runs a program and returns its exit code. What it prints is appended to a file: Node.js under wine cannot write to a
   * pipe of Linux.
   */
  async run(
    args: readonly string[],
    { cwd, output }: { readonly cwd: string; readonly output: string },
  ): Promise<number> {
    const file = openSync(output, 'a');
    try {
      const child = spawn('wine', args, {
        cwd,
        env: this.#env,
        stdio: ['ignore', file, file],
        signal: this.#signal,
      });
      const [exitCode] = (await once(child, 'exit')) as [number | null];
      return exitCode ?? 1;
    } finally {
      closeSync(file);
    }
  }

  /** Ends what is left running. */
  async end(): Promise<void> {
    await execa('wineserver', ['--kill'], { env: this.#env, reject: false });
  }
}

/** A path of Linux in the spelling of Windows. */
export function windowsPath(file: string): string {
  return `Z:${file.replaceAll('/', '\\')}`;
}
