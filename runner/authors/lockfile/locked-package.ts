import { claimsOf } from '../subject/claims.ts';

/** A package of the registry that a lock file names. */
export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** For which platforms it is, as package.json says it; empty: for all. */
  readonly os: readonly string[];
  readonly cpu: readonly string[];
  readonly hasInstallScript: boolean;
  /** The names of its dependencies. */
  readonly needs: readonly string[];
}

/** What packages with addons depend on: to build them, or to find the file to load. */
const ADDON_TOOLS = new Set([
  ...[
    'node-addon-api',
    'nan',
    'bindings',
    'node-gyp-build',
    'node-gyp-build-optional-packages',
    'pkg-prebuilds',
  ],
  ...['prebuild-install', 'node-pre-gyp', '@mapbox/node-pre-gyp', 'napi-build-utils', 'cmake-js', 'node-gyp'],
]);

/** Whether anything in a lock file suggests that a package has an addon; all others are not fetched. */
export function mayHaveAddon({ name, os, cpu, hasInstallScript, needs }: LockedPackage): boolean {
  return (
    hasInstallScript ||
    os.length + cpu.length > 0 ||
    claimsOf(name).os !== null ||
    needs.some((need) => ADDON_TOOLS.has(need))
  );
}

/** Whether a package is for a platform; a list may name what it is not for: `!win32`. */
export function isFor(
  { os, cpu }: LockedPackage,
  platform: { readonly os: string; readonly arch: string },
): boolean {
  return admits(os, platform.os) && admits(cpu, platform.arch);
}

function admits(list: readonly string[], value: string): boolean {
  const excluded = list.filter((word) => word.startsWith('!'));
  if (excluded.includes(`!${value}`)) return false;
  return list.length === excluded.length || list.includes(value) || list.includes('any');
}
