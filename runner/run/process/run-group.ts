import { createInterface } from 'node:readline';
import { drainPipes } from './drain-pipes.ts';
import { ownEnvironment } from './environment.ts';
import { signalGroup, spawnGroup, type Command } from './process-group.ts';

export interface GroupEnd {
  readonly failed: boolean;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

/**
 * Runs a tool of the build with all that it starts in a process group: node-gyp ended alone would leave make and the
 * compilers running. Rejects with the signal's reason when that fires, after they are gone. Who left the group, as a
 * daemon does that serves later builds too, is not waited for, even if it holds the pipes. `env`: added to that of this
 * process. `onLine`: called with each line of standard output as it comes.
 */
export async function runGroup(
  command: Pick<Command, 'command' | 'args' | 'cwd'> & Partial<Pick<Command, 'env'>>,
  signal: AbortSignal,
  onLine: (line: string) => void = () => undefined,
): Promise<GroupEnd> {
  signal.throwIfAborted();
  // NODE_OPTIONS is meant for the user's own programs and could break node-gyp's.
  const env = { ...ownEnvironment(['NODE_OPTIONS']), ...command.env };
  const leader = spawnGroup({ ...command, env });
  const chunks: Buffer[] = [];
  for (const stream of [leader.stdout, leader.stderr]) {
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  }
  createInterface({ input: leader.stdout }).on('line', onLine);
  const stop = (): void => signalGroup(leader, 'SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  const takePipes = drainPipes(leader);
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    leader.once('exit', resolve);
    leader.once('error', reject);
  });
  await takePipes();
  signal.removeEventListener('abort', stop);
  signal.throwIfAborted();
  return { failed: exitCode !== 0, output: Buffer.concat(chunks).toString('utf8') };
}
