import { createRequire } from 'node:module';
import path from 'node:path';
import { toolVersion } from '../../../shared/tool-version.ts';

/** An archive of built addons is a package too: where it is installed beside this one, nothing is built. */
export function prebuiltPackage(platform: string): object {
  const [os, cpu, libc] = platform.split('-');
  return {
    name: prebuiltName(platform),
    version: toolVersion,
    description: `The addons of napi-matrix, built for ${platform}`,
    license: 'MIT',
    ...(platform !== 'wasm32-wasi' && { os: [os], cpu: [cpu] }),
    ...(os === 'linux' && { libc: [libc ?? 'glibc'] }),
  };
}

/** How the name of every package of built addons begins, with the scope of all if they get one. */
const PREFIX = 'napi-matrix-addons-';

/** `napi-matrix-addons-linux-x64` */
export function prebuiltName(platform: string): string {
  return `${PREFIX}${platform}`;
}

/** The folder of the package for a platform that is installed for these addons; null where there is none. */
export function prebuiltFolder(addonsFolder: string, platform: string): string | null {
  try {
    const { resolve } = createRequire(path.join(addonsFolder, 'package.json'));
    return path.dirname(resolve(`${prebuiltName(platform)}/package.json`));
  } catch {
    return null;
  }
}
