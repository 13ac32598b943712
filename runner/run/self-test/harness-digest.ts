import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson, type Json } from '../../../suites/json.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { toolVersion } from '../../shared/tool-version.ts';

const HARNESS = path.join(projectRoot, 'suites', 'harness');

/** SHA-256, in hex, of the scripts of the harness, the version of this tool, and `settings`. */
export async function harnessDigest(settings: unknown): Promise<string> {
  const hash = createHash('sha256')
    .update(toolVersion)
    .update(canonicalJson(settings as Json));
  const files = (await readdir(HARNESS)).filter((file) => file.endsWith('.cjs')).sort();
  for (const file of files) hash.update(file).update(await readFile(path.join(HARNESS, file)));
  return hash.digest('hex');
}
