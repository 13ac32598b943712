import { effectiveVersion } from '../../../suites/target.ts';
import { withFile } from '../binary/byte-source.ts';
import { DECLARATION, declaredIn } from '../binary/declaration.ts';
import { readBinary } from '../binary/read-binary.ts';

const REGISTRATION = 'napi_register_module_v1';

/** The process that is about to load an addon. */
export interface LoadingProcess {
  /** Of Node.js, e.g. `20.20.2`. */
  readonly version: string;
  /** `process.arch`. */
  readonly arch: string;
  /** The supported Node-API version. */
  readonly supported: number;
  /** Whether the file is loaded already, in this thread or another. Called only where it matters. */
  readonly isLoaded: (file: string) => boolean;
}

/**
 * The declared version of which the process would die if it loaded the file; null: none, or it cannot be read. Node.js
 * dies where it reads the declaration, supports less, and has no error for it yet. The constructor of an addon that registers itself runs once per
 * process, so that its declaration counts from the second load on.
 */
export function diesOf(file: string, { version, arch, supported, isLoaded }: LoadingProcess): number | null {
  if (!readsDeclarations(version) || throwsItself(version)) return null;
  return withFile(file, (source) => {
    const image = readBinary(source, [REGISTRATION, DECLARATION]).find(({ machine }) => machine === arch);
    if (image?.exports.has(REGISTRATION) !== true) return null;
    const declared = declaredIn(image);
    if (typeof declared !== 'number' || effectiveVersion(declared, supported) !== 'rejected') return null;
    return image.imports.has('napi_module_register') && !isLoaded(file) ? null : declared;
  });
}

/** Since 18.17.0 in line 18, and from 20.2.0 on. */
function readsDeclarations(version: string): boolean {
  const [major, minor] = partsOf(version);
  return major === 18 ? minor >= 17 : major === 20 ? minor >= 2 : major > 20;
}

/** Since 26.12.1, the first measured release that does. */
function throwsItself(version: string): boolean {
  const [major, minor, patch] = partsOf(version);
  return major === 26 ? minor > 12 || (minor === 12 && patch >= 1) : major > 26;
}

function partsOf(version: string): readonly [number, number, number] {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((part) => Number.parseInt(part, 10));
  return [major, minor, patch];
}
