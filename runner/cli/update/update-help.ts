import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../shared/project-root.ts';
import { helpText } from '../arguments/help.ts';

const README = path.join(projectRoot, 'README.md');
const BLOCK = /(?<=```text\n)napi-matrix: [^]*?(?=\n```)/;

/** Writes the output of --help into README.md. */
export async function updateHelp(): Promise<void> {
  const text = await readFile(README, 'utf8');
  if (!BLOCK.test(text)) throw new Error('README.md has no block with the output of --help');
  await writeFile(
    README,
    text.replace(BLOCK, () => helpText().trim()),
  );
}
