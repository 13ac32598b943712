import { hostPlatform, platformId } from '../../shared/host-platform.ts';

/** What addons are built to: shared libraries of this machine, or WebAssembly modules for emnapi. */
export const FLAVOURS = ['native', 'wasm32'] as const;
export type AddonFlavour = (typeof FLAVOURS)[number];

/** The platform that built addons are for, as their manifest names it. */
export function platformOf(flavour: AddonFlavour): string {
  return flavour === 'native' ? platformId(hostPlatform()) : 'wasm32-wasi';
}

/** File name of a built addon, without a folder. */
export function addonFileName(addon: string, target: string, flavour: AddonFlavour = 'native'): string {
  return `${addon}-${target}.${flavour === 'native' ? 'node' : 'wasm'}`;
}
