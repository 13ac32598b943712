import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { everyFunction } from '../../../../runner/run/addons/experimental-functions.ts';
import { functionSlots } from '../../../../runner/run/addons/function-slots.ts';
import { copyHeaders, declaredFunctions } from '../../../../runner/run/addons/headers.ts';
import { NEWEST_STABLE } from '../../../../runner/run/addons/subject.ts';
import { tracedFunctions } from '../../../../runner/run/addons/traced-functions.ts';
import { projectRoot } from '../../../../runner/shared/project-root.ts';

/** Compiles the library that makes a runtime with tables of a Node.js that preloads it. */
export async function compileTables(folder: string): Promise<string> {
  const headers = path.join(folder, 'headers');
  await mkdir(headers, { recursive: true });
  await copyHeaders(headers);
  const slots = functionSlots({
    js: await declaredFunctions(['js_native_api.h']),
    module: await declaredFunctions(['node_api.h']),
  });
  await writeFile(path.join(headers, 'traced_functions.h'), tracedFunctions(await everyFunction()));
  await writeFile(path.join(headers, 'js_slots.h'), slots.js);
  await writeFile(path.join(headers, 'module_slots.h'), slots.module);
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
