import type { ByteSource } from './byte-source.ts';
import { DECLARATION, declaredIn, PROPOSED_DECLARATION, type Declared } from './declaration.ts';
import { embeddedObject } from './embedded-object.ts';
import { hiddenNames } from './hidden-names.ts';
import type { BinaryImage, Machine } from './image.ts';
import { readBinary } from './read-binary.ts';
import { firstVersionOf } from '../../../suites/surface/functions.ts';
import { newestSymbolVersion } from './symbol-version.ts';

/** How an addon makes itself known to its runtime. */
export type Registration =
  /** It exports `napi_register_module_v1`. */
  | 'symbol'
  /** A constructor calls `napi_module_register`. */
  | 'constructor'
  | 'both'
  /** It uses the C++ interface of one ABI of Node.js. */
  | 'v8'
  | 'none';

/** What one file, or one machine's part of it, says about itself. */
export interface AddonFacts {
  readonly format: BinaryImage['format'];
  readonly machine: Machine;
  readonly registration: Registration;
  /** V8 addons: the NODE_MODULE_VERSION of `node_register_module_vN`, where it registers by that name. */
  readonly abi: number | null;
  readonly declared: Declared;
  /** A declaration that no runtime finds: not exported, or under the name of the proposal alone. */
  readonly ineffective: 'hidden' | 'proposed name' | null;
  /** The Node-API functions that it imports, sorted. */
  readonly imports: readonly string[];
  /** Those among them without which it is loaded too, where they are missing: weak symbols. */
  readonly optionalImports: readonly string[];
  /** The lowest version that has all of them; `experimental` where one is in no version yet. Null: it imports none. */
  readonly importsVersion: number | 'experimental' | null;
  /** Whether it imports no Node-API function, so that it must look them up at run time. */
  readonly looksUpAtRunTime: boolean;
  readonly binding: BinaryImage['binding'];
  readonly usesV8: boolean;
  /** The libuv functions that it imports, sorted. */
  readonly libuv: readonly string[];
  readonly libc: 'glibc' | 'musl' | null;
  /** The lowest releases that have all versions of symbols it needs, e.g. `2.34`; null: it needs none. */
  readonly glibc: string | null;
  readonly glibcxx: string | null;
  /** The shared library of Node.js that it needs, e.g. `libnode.so.109`; null: none. */
  readonly libnode: string | null;
  /** What an addon that imports no Node-API function contains, where it looks like a second addon; null: nothing. */
  readonly embedded: string | null;
}

/** The facts of a file, one set for each machine. Throws what readBinary throws. */
export function addonFacts(source: ByteSource): readonly AddonFacts[] {
  return readBinary(source).map((image) => factsOf(image, source));
}

function factsOf(image: BinaryImage, source: ByteSource): AddonFacts {
  const { format, machine, binding, libraries, symbolVersions } = image;
  const imports = [...image.imports].filter((name) => isNodeApi(name)).sort();
  const registration = registrationOf(image);
  const declared = declaredIn(image);
  const libc = libcOf(libraries);
  const looksUpAtRunTime = imports.length === 0 && (registration === 'symbol' || registration === 'both');
  return {
    format,
    machine,
    registration,
    abi: abiOf(image),
    declared,
    ineffective: declared === null && registration !== 'none' ? ineffectiveIn(image) : null,
    imports,
    optionalImports: imports.filter((name) => image.weak.has(name)),
    importsVersion: versionOf(imports),
    looksUpAtRunTime,
    binding,
    usesV8: [...image.imports].some((name) => name.includes('v8')),
    libuv: [...image.imports].filter((name) => name.startsWith('uv_')).sort(),
    libc,
    // Files for musl may name versions of glibc that libgcc has.
    glibc: libc === 'glibc' ? newestSymbolVersion(symbolVersions, 'GLIBC') : null,
    glibcxx: newestSymbolVersion(symbolVersions, 'GLIBCXX'),
    libnode: libraries.find((name) => /^libnode\b/.test(name)) ?? null,
    embedded: looksUpAtRunTime ? embeddedObject(source) : null,
  };
}

function isNodeApi(name: string): boolean {
  return name.startsWith('napi_') || name.startsWith('node_api_');
}

function registrationOf({ imports, exports }: BinaryImage): Registration {
  const isSymbol = exports.has('napi_register_module_v1');
  const isConstructor = imports.has('napi_module_register');
  if (isSymbol && isConstructor) return 'both';
  if (isSymbol) return 'symbol';
  if (isConstructor) return 'constructor';
  const isV8 = imports.has('node_module_register') || [...exports.keys()].some((name) => V8_ENTRY.test(name));
  return isV8 ? 'v8' : 'none';
}

const V8_ENTRY = /^node_register_module_v(\d+)$/;

function abiOf({ exports }: BinaryImage): number | null {
  for (const name of exports.keys()) {
    const number = V8_ENTRY.exec(name)?.[1];
    if (number !== undefined) return Number(number);
  }
  return null;
}

function ineffectiveIn(image: BinaryImage): AddonFacts['ineffective'] {
  if (image.exports.has(PROPOSED_DECLARATION)) return 'proposed name';
  return hiddenNames(image).has(DECLARATION) ? 'hidden' : null;
}

function versionOf(imports: readonly string[]): AddonFacts['importsVersion'] {
  if (imports.length === 0) return null;
  const versions = imports.map((name) => firstVersionOf(name));
  return versions.includes(null) ? 'experimental' : Math.max(...versions.map(Number));
}

const ANDROID: readonly string[] = ['libm.so', 'libdl.so', 'liblog.so', 'libc++_shared.so'];

function libcOf(libraries: readonly string[]): AddonFacts['libc'] {
  // musl has everything in one library. Android's C library is called libc.so too, and comes with others.
  const isMusl = libraries.includes('libc.so') && !libraries.some((name) => ANDROID.includes(name));
  if (isMusl || libraries.some((name) => name.startsWith('libc.musl-'))) return 'musl';
  return libraries.includes('libc.so.6') ? 'glibc' : null;
}
