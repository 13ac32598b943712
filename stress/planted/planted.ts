import path from 'node:path';
import { execa } from 'execa';
import { compilerCommand } from '../../runner/run/addons/compiler-command.ts';
import { headerFolders } from '../../runner/run/addons/headers.ts';
import { projectRoot } from '../../runner/shared/project-root.ts';
import { UserError } from '../../runner/shared/user-error.ts';

const FOLDER = path.join(projectRoot, 'stress', 'planted');

export const PLANTED_PROBES = { planted: path.join(FOLDER, 'planted.probe.cjs') };

/** Builds the addon with planted faults in `folder`; returns its file. */
export async function buildPlanted(folder: string, flags: readonly string[]): Promise<string> {
  const file = path.join(folder, 'planted-8.node');
  const headers = headerFolders.map((each) => `-I${each}`);
  const source = path.join(FOLDER, 'planted.c');
  const { command, args } = compilerCommand();
  const all = [...args, '-O0', '-g', '-shared', '-fPIC', ...flags, ...headers, source, '-o', file];
  const { failed, stderr } = await execa(command, all, { reject: false });
  if (failed) throw new UserError(`cannot build the planted faults: ${stderr.split('\n')[0] ?? ''}`);
  return file;
}
