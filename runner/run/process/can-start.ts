import { execa } from 'execa';

/** Whether a program that knows `--version` can be started here. */
export async function canStart(program: string): Promise<boolean> {
  return !(await execa(program, ['--version'], { reject: false })).failed;
}
