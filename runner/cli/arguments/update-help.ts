// npm run docs:update: writes the help into README.md anew.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../shared/project-root.ts';
import { helpText } from './help.ts';

const README = path.join(projectRoot, 'README.md');
const BLOCK = /(?<=```text\n)napi-matrix: what a declared[^]*?(?=\n```)/;

const text = await readFile(README, 'utf8');
if (!BLOCK.test(text)) throw new Error('README.md quotes no help');
await writeFile(
  README,
  text.replace(BLOCK, () => helpText().trim()),
);
