import path from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { projectRoot } from '../../shared/project-root.ts';
import { UserError } from '../../shared/user-error.ts';
import { expectedDeclaration, type AddonSpec } from './addon-spec.ts';
import { addonFileName, type AddonFormat } from './addon-format.ts';
import type { ForeignRuntime } from './foreign-runtime.ts';
import type { BuildVariant } from './matrix-gypi.ts';
import { sanitizedEnvironment } from './sanitized.ts';

const declarations = z.record(
  z.string(),
  z.strictObject({ shipped: z.number().optional(), proposed: z.number().optional() }),
);

/**
 * Reads back what every built file declares and compares it with what it was built for: node-api-headers alone
 * turns a wish for the experimental version silently into 8.
 */
export async function assertDeclared(
  folder: string,
  specs: readonly AddonSpec[],
  format: AddonFormat,
  { variant = 'plain', foreign }: Loading = {},
): Promise<void> {
  const files = specs.flatMap((spec) =>
    spec.targets.map((target) => ({ spec, target, file: addonFileName(spec.name, target.id, format) })),
  );
  const read = await readDeclarations(
    folder,
    files.map(({ file }) => file),
    format,
    foreign ?? {
      executable: process.execPath,
      args: [],
      env: variant === 'sanitized' ? await sanitizedEnvironment() : {},
    },
  );
  for (const { spec, target, file } of files) {
    for (const name of ['shipped', 'proposed'] as const) {
      const expected = expectedDeclaration(spec, target, name);
      const came = read[file]?.[name];
      if (came === expected) continue;
      throw new UserError(
        `${path.join(folder, file)} declares ${came ?? 'nothing'} under its ${name} name, not ${expected ?? 'nothing'}; rebuild it`,
      );
    }
  }
}

/** How the files are loaded. */
export interface Loading {
  /** Default: plain. */
  readonly variant?: BuildVariant | undefined;
  /** The runtime that loads them, where this Node.js cannot. */
  readonly foreign?: ForeignRuntime | undefined;
}

/** Runs in a process of its own, because a file that registers itself changes the process. */
async function readDeclarations(
  folder: string,
  files: readonly string[],
  format: AddonFormat,
  { executable, args, env }: Omit<ForeignRuntime, 'platform'>,
): Promise<z.infer<typeof declarations>> {
  const { failed, stdout, stderr } = await execa(
    executable,
    [...args, ...readerOf(folder, format), folder, ...files],
    { env, extendEnv: false, reject: false, stdin: 'ignore' },
  );
  if (!failed) return declarations.parse(JSON.parse(stdout));
  // For example, the file needs a newer C library.
  const error =
    stderr.split('\n').find((line) => /^\w*Error: /.test(line)) ??
    'the process that reads them failed without an error message';
  throw new UserError(`the addons in ${folder} cannot be loaded here: ${error}; rebuild them`);
}

/** Shared libraries are opened by an addon that was built with them. */
function readerOf(folder: string, format: AddonFormat): readonly string[] {
  const scripts = path.join(projectRoot, 'addons', 'declaration');
  if (format === 'wasm32') return [path.join(scripts, 'read-wasm.cjs')];
  return [path.join(scripts, 'read.cjs'), path.join(folder, addonFileName('declaration', '8'))];
}
