import { execa } from 'execa';
import { compilerCommand } from '../compiler-command.ts';

/** The name and version that the C compiler prints, e.g. `cc (Debian 12.2.0-14) 12.2.0`; null without one. */
export async function compilerName(env: NodeJS.ProcessEnv = process.env): Promise<string | null> {
  const { command, args } = compilerCommand(env);
  const { failed, stdout } = await execa(command, [...args, '--version'], { reject: false });
  const [line = ''] = failed ? [] : stdout.split('\n');
  return line === '' ? null : line;
}
