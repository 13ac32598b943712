import { readAddonSpecs } from '../addon-spec.ts';
import { matrixGypi } from '../matrix-gypi.ts';
import { wasmRecipe } from '../wasm/commands.ts';

/** One target of each kind, because an archive may serve a run with other targets than the packer had. */
const TARGETS = { semantic: ['none', '8', 'experimental'], boundary: ['-1'] };

/** Describes how a folder of addons is built from its sources, in either format: the same text on every machine. */
export async function recipe(addonsFolder: string): Promise<string> {
  const specs = await readAddonSpecs(addonsFolder, TARGETS);
  return `${matrixGypi(specs)}${wasmRecipe(specs)}`;
}
