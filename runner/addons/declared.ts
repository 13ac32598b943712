import path from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { projectRoot } from '../project-root.ts';
import { UserError } from '../user-error.ts';
import { addonFileName, type AddonSpec, type DeclarationName } from './addon-spec.ts';
import type { Target } from '../../suites/target.ts';

const declarations = z.record(
  z.string(),
  z.strictObject({ shipped: z.number().optional(), proposed: z.number().optional() }),
);

/**
 * Reads back what every built file declares and compares it with what it was built for: node-api-headers alone
 * turns a wish for the experimental version silently into 8. The files are read in a process of their own, since
 * one that registers itself leaves its mark on the process.
 */
export async function assertDeclared(folder: string, specs: readonly AddonSpec[]): Promise<void> {
  const files = specs.flatMap((spec) =>
    spec.targets.map((target) => ({ spec, target, file: addonFileName(spec.name, target.id) })),
  );
  const read = await readDeclarations(
    folder,
    files.map(({ file }) => file),
  );
  for (const { spec, target, file } of files) {
    for (const name of ['shipped', 'proposed'] as const) {
      const expected = expectedDeclaration(spec, target, name);
      const came = read[file]?.[name];
      if (came === expected) continue;
      throw new UserError(
        `${path.join(folder, file)} declares ${came ?? 'nothing'} under its ${name} name, not ${expected ?? 'nothing'}; build it anew`,
      );
    }
  }
}

async function readDeclarations(
  folder: string,
  files: readonly string[],
): Promise<z.infer<typeof declarations>> {
  const reader = path.join(folder, addonFileName('declaration', '8'));
  const script = path.join(projectRoot, 'addons', 'declaration', 'read.cjs');
  const { failed, stdout, stderr } = await execa(process.execPath, [script, reader, folder, ...files], {
    extendEnv: false,
    reject: false,
    stdin: 'ignore',
  });
  if (!failed) return declarations.parse(JSON.parse(stdout));
  // As of one that was built for a newer C library.
  const error = stderr.split('\n').find((line) => /^\w*Error: /.test(line)) ?? 'it ended without a word';
  throw new UserError(`the addons in ${folder} cannot be loaded here: ${error}; build them anew`);
}

function expectedDeclaration(spec: AddonSpec, target: Target, name: DeclarationName): number | undefined {
  const own = spec.declares[name];
  if (own !== undefined) return own ?? undefined;
  return spec.exports.includes(name) ? (target.declared ?? undefined) : undefined;
}
