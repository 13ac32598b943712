import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import pMap from 'p-map';
import type { HeaderSet } from './header-sets.ts';

const CC = process.env['CC'] ?? 'cc';

export const MACROS = { NAPI_MODULE: 'napi_module.c', 'NAPI_MODULE_INIT()': 'napi_module_init.c' } as const;
export type Macro = keyof typeof MACROS;

export interface Compiled {
  readonly headers: string;
  readonly flags: string;
  readonly macro: Macro;
  /** The result of node_api_module_get_api_version_v1; null where the file has no such symbol. */
  readonly declared: number | null;
  readonly registration: string;
}

/** Compiles an addon per header set, compiler flags and macro into `folder`, and reads back what each declares. */
export async function compileAll(
  sets: readonly HeaderSet[],
  flagSets: readonly string[],
  folder: string,
): Promise<Compiled[]> {
  const wanted = sets.flatMap(({ name, include }) =>
    flagSets.flatMap((flags) =>
      (Object.keys(MACROS) as Macro[]).map((macro) => ({ headers: name, include, flags, macro })),
    ),
  );
  const files = await pMap(
    wanted,
    async ({ include, flags, macro }, index) => {
      const file = path.join(folder, `${index}.node`);
      // NODE_GYP_MODULE_NAME is what node-gyp defines; NAPI_MODULE_INIT of old headers needs it.
      const defines = ['-DNODE_GYP_MODULE_NAME=probe', ...flags.split(' ').filter((flag) => flag !== '')];
      await compile([...SHARED, `-I${include}`, ...defines, source(MACROS[macro]), '-o', file]);
      return file;
    },
    { concurrency: os.availableParallelism() },
  );
  const reader = path.join(folder, 'declared');
  await compile([source('declared.c'), '-o', reader, '-rdynamic', '-ldl']);
  const { stdout } = await execa(reader, files);
  const lines = stdout.split('\n');
  return wanted.map(({ headers, flags, macro }, index) => {
    const [declared = '', registration = ''] = (lines[index] ?? '').split(' ');
    return { headers, flags, macro, declared: declared === '-' ? null : Number(declared), registration };
  });
}

const SHARED = [
  ...['-shared', '-fPIC', '-fvisibility=hidden'],
  ...(process.platform === 'darwin' ? ['-undefined', 'dynamic_lookup'] : []),
];

async function compile(args: readonly string[]): Promise<void> {
  await execa(CC, args);
}

function source(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}
