import {
  spawn,
  spawnSync,
  type ChildProcessByStdio,
  type SpawnOptionsWithStdioTuple,
  type StdioNull,
  type StdioPipe,
} from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import type { Readable } from 'node:stream';

export type GroupLeader = ChildProcessByStdio<null, Readable, Readable>;

export interface Command {
  /** Absolute path of the executable. */
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

const isWindows = process.platform === 'win32';

// A hundred expected crashes must not leave a hundred core files. exec keeps the process id, so the signal that
// ends the runtime is the one we get. A runner that was killed before the kernel was asked to tell is no parent any more.
const START = `[ "$PPID" = ${process.pid} ] || exit 1; ulimit -c 0; exec "$0" "$@"`;

/**
 * The kernel ends the runtime when the runner is killed, even in a loop that reads nothing. Only Linux can do this, and only
 * setpriv of util-linux asks for it without a helper of our own, for which prebuilt addons have no compiler. Empty where
 * there is none: there the next run ends what has no living owner.
 */
const ENDS_WITH_THE_RUNNER = ['setpriv', '--pdeathsig', 'KILL'];

let launcher: readonly string[] | undefined;

function dyingWithTheRunner(): readonly string[] {
  if (process.platform !== 'linux') return [];
  const [command = '', ...args] = ENDS_WITH_THE_RUNNER;
  launcher ??=
    ['/usr/bin', '/bin']
      .map((folder) => `${folder}/${command}`)
      .filter(
        (file) => spawnSync(file, [...args, '/bin/sh', '-c', 'exit 0'], { stdio: 'ignore' }).status === 0,
      )
      .map((file) => [file, ...args])[0] ?? [];
  return launcher;
}

const living = new Set<number>();
// A runner that ends by its own bug, or by process.exit, must not leave runtimes behind.
process.once('exit', () => {
  for (const pid of living) {
    if (isWindows) spawnSync('taskkill', treeOf(pid), { stdio: 'ignore', windowsHide: true });
    else signalPosixGroup(pid, 'SIGKILL');
  }
});

/** Arguments of taskkill for a process and all that it started. */
function treeOf(pid: number): string[] {
  return ['/T', '/F', '/PID', String(pid)];
}

/** Starts a command as the leader of a process group of its own. Throws when there is nothing to execute. */
export function spawnGroup({ command, args, env, cwd }: Command): GroupLeader {
  // The shell would say this on stderr only, with an exit code that a runtime could have chosen as well.
  accessSync(command, constants.X_OK);
  const options: SpawnOptionsWithStdioTuple<StdioNull, StdioPipe, StdioPipe> = {
    cwd,
    env: { ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    // On POSIX a group of its own; on Windows a console window of its own, which nobody wants.
    detached: !isWindows,
  };
  const [launch = command, ...rest] = isWindows
    ? [command, ...args]
    : [...dyingWithTheRunner(), '/bin/sh', '-c', START, command, ...args];
  const leader = spawn(launch, rest, options);
  const { pid } = leader;
  if (pid !== undefined) {
    living.add(pid);
    leader.once('exit', () => living.delete(pid));
  }
  return leader;
}

/** Signals the whole group; no error when it is gone. On Windows both signals end the process tree by force. */
export function signalGroup(leader: GroupLeader, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (leader.pid === undefined) return;
  if (!isWindows) {
    signalPosixGroup(leader.pid, signal);
  } else if (leader.exitCode === null) {
    const endLeader = () => leader.kill('SIGKILL');
    // Where it fails, the leader at least must end, or no time limit would hold.
    spawn('taskkill', treeOf(leader.pid), { stdio: 'ignore', windowsHide: true })
      .on('error', endLeader)
      .on('exit', (code) => code === 0 || endLeader());
  }
}

function signalPosixGroup(pid: number, signal: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: nobody is left. EPERM: macOS says so of a group of which only zombies are left.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}
