import { hostPlatform, platformId } from '../../shared/host-platform.ts';
import type { ForeignRuntime } from './foreign-runtime.ts';

/** How addons are built: as shared libraries of this machine, or as WebAssembly modules for emnapi. */
export const ADDON_FORMATS = ['native', 'wasm32'] as const;
export type AddonFormat = (typeof ADDON_FORMATS)[number];

/** The platform of built addons, in the manifest's spelling. `foreign`: the runtime they are for, of another platform. */
export function platformOf(format: AddonFormat, foreign?: ForeignRuntime): string {
  return format === 'native' ? platformId(foreign?.platform ?? hostPlatform()) : 'wasm32-wasi';
}

/** File name of a built addon, without a folder. */
export function addonFileName(addon: string, target: string, format: AddonFormat = 'native'): string {
  return `${addon}-${target}.${format === 'native' ? 'node' : 'wasm'}`;
}
