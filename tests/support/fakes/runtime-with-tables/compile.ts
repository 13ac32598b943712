import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { writeGeneratedHeaders } from '../../../../runner/run/addons/generated-headers.ts';
import { copyHeaders } from '../../../../runner/run/addons/headers.ts';
import { NEWEST_STABLE } from '../../../../runner/run/addons/subject.ts';
import { projectRoot } from '../../../../runner/shared/project-root.ts';

/** Compiles the library that makes a runtime with tables of a Node.js that preloads it. */
export async function compileTables(folder: string): Promise<string> {
  const headers = path.join(folder, 'headers');
  await mkdir(headers, { recursive: true });
  await copyHeaders(headers);
  await writeGeneratedHeaders(headers);
  const library = path.join(folder, 'tables.so');
  const sources = [
    path.join(import.meta.dirname, 'tables.c'),
    path.join(projectRoot, 'addons', 'trace', 'slots.c'),
  ];
  const flags = ['-O2', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC', '-fvisibility=hidden', '-pthread'];
  await execa('cc', [
    ...flags,
    `-DNAPI_VERSION=${NEWEST_STABLE}`,
    `-I${headers}`,
    ...sources,
    '-o',
    library,
    '-ldl',
  ]);
  return library;
}
