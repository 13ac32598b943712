import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../runner/shared/project-root.ts';

const LIST_FILE = path.join(projectRoot, 'ecosystem', 'packages.json');

const listed = z.strictObject({
  /** Without a version: the newest one is read. */
  package: z.string().regex(/^(?:@[a-z\d-]+\/)?[a-z\d][\w.-]*$/),
  /** The use that people have for it, or how its addons differ from others. */
  why: z.string().min(1),
});

export type Listed = Readonly<z.infer<typeof listed>>;

/** The packages that the page is about, by name. */
export async function readList(): Promise<readonly Listed[]> {
  const list = z.array(listed).parse(JSON.parse(await readFile(LIST_FILE, 'utf8')));
  return list.sort((a, b) => (a.package < b.package ? -1 : 1));
}
