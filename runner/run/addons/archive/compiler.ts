import { execa } from 'execa';

/** What the C compiler calls itself, as `cc (Debian 12.2.0-14) 12.2.0`; null where it does not say. */
export async function compilerName(env: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  const [command = 'cc', ...args] = (env['CC'] ?? 'cc').split(' ');
  const { failed, stdout } = await execa(command, [...args, '--version'], { reject: false });
  const [line = ''] = failed ? [] : stdout.split('\n');
  return line === '' ? null : line;
}
