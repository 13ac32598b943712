import { readAddonSpecs } from '../addon-spec.ts';
import { matrixGypi } from '../matrix-gypi.ts';
import { wasmRecipe } from '../wasm/commands.ts';

/** One of each kind: an archive serves whoever asks for other targets than the packer had, as long as it has them. */
const TARGETS = { semantic: ['none', '8', 'experimental'], boundary: ['-1'] };

/** Describes how a folder of addons is built from its sources, in either format: the same text on every machine. */
export async function recipe(addonsFolder: string): Promise<string> {
  // As for wasm32, because native ones are only those of this platform.
  const specs = await readAddonSpecs(addonsFolder, TARGETS, 'wasm32');
  return `${matrixGypi(specs)}${wasmRecipe(specs)}`;
}
