import { cp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AddonSpec } from './addon-spec.ts';
import { faultCalls } from './fault-calls.ts';
import { generatedHeaders, writeGeneratedHeaders } from './generated-headers.ts';
import { addonFileName } from './addon-format.ts';
import type { CrossCompilers } from './foreign-runtime.ts';
import { declaredFunctions, plantFaults } from './headers.ts';
import { matrixGypi, type BuildVariant } from './matrix-gypi.ts';
import { nodeGypRebuild, nodeGypVersion } from './node-gyp.ts';
import type { Toolchain } from './toolchain.ts';

/** Shared libraries, by node-gyp: of this machine, or of the platform of `cross`. `nodeDir`: see BuildOptions. */
export async function nativeToolchain(
  specs: readonly AddonSpec[],
  variant: BuildVariant,
  nodeDir: () => Promise<string | null>,
  cross?: CrossCompilers,
): Promise<Toolchain> {
  const gypi = matrixGypi(specs, variant);
  const files = specs.flatMap((spec) => spec.targets.map(({ id }) => addonFileName(spec.name, id)));
  return {
    builder: `node-gyp ${nodeGypVersion}`,
    recipe: [
      gypi,
      ...(variant === 'faults' ? [faultCalls(await declaredFunctions())] : []),
      ...Object.values(await generatedHeaders()),
      ...(cross === undefined ? [] : [JSON.stringify(cross)]),
    ].join(''),
    files,
    async build({ sources, result, log, onFile }, signal) {
      if (variant === 'faults') {
        await plantFaults(path.join(sources, 'headers'), path.join(sources, 'faults'));
      }
      await writeGeneratedHeaders(path.join(sources, 'headers'));
      await writeFile(path.join(sources, 'matrix.gypi'), gypi);
      await nodeGypRebuild(sources, { nodeDir: await nodeDir(), cross, log, onFile }, signal);
      for (const file of files) {
        await cp(path.join(sources, 'build', 'Release', file), path.join(result, file));
      }
    },
  };
}
