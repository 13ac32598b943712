import prettier from 'prettier';
import { writeFileAtomically } from '../shared/write-file-atomically.ts';

/** Writes a generated page of docs in the form that the project's formatter gives it. */
export async function writePage(file: string, markdown: string): Promise<void> {
  const options = await prettier.resolveConfig(file);
  await writeFileAtomically(file, await prettier.format(markdown, { ...options, filepath: file }));
}
