import { readdir, readFile } from 'node:fs/promises';
import { execa } from 'execa';
import { SESSION_VARIABLE } from '../../runner/run/process/environment.ts';

/** The living processes of sessions whose folder is below a temporary folder. */
export async function sessionsIn(temporary: string): Promise<string[]> {
  if (process.platform !== 'linux') {
    const { stdout } = await execa('ps', ['-A', '-ww', '-o', 'pid=,command=']);
    return stdout.split('\n').filter((line) => line.includes(temporary));
  }
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const environments = await Promise.all(
    ids.map((id) => readFile(`/proc/${id}/environ`, 'utf8').catch(() => '')),
  );
  return ids.filter((_id, index) => {
    const environment = environments[index] ?? '';
    return environment.includes(`${SESSION_VARIABLE}=`) && environment.includes(temporary);
  });
}

/** The folders of sessions in a temporary folder. */
export async function sessionFoldersIn(temporary: string): Promise<string[]> {
  return (await readdir(temporary)).filter((name) => name.startsWith('napi-matrix-'));
}
