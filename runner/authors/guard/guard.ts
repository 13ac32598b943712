// Makes `process.dlopen` throw where Node.js would die of SIGSEGV: when it loads an addon that declares a newer version
// of Node-API than it supports. Bundled into guard/guard.cjs, for `node --require napi-matrix/guard`.
import { readFileSync, realpathSync } from 'node:fs';
import { diesOf } from './dies-of.ts';

/** Per Node-API version: the range of Node.js that supports it. esbuild writes it into the bundle. */
declare const RELEASES: Readonly<Record<string, string | undefined>>;

interface GuardedProcess {
  dlopen: (module: object, filename: string, ...more: readonly unknown[]) => void;
}

/** Set on the function that takes the place of process.dlopen, so that a second copy of this file does nothing. */
const MARK = Symbol.for('napi-matrix.guard');

function guard(target: GuardedProcess): void {
  const original = target.dlopen;
  if (MARK in original) return;
  const loaded = new Set<string>();
  const dlopen = function dlopen(
    this: unknown,
    module: object,
    filename: string,
    ...more: readonly unknown[]
  ): void {
    const declared = declaredTooNew(filename, loaded);
    if (declared !== null) throw unsupported(filename, declared);
    Reflect.apply(original, this, [module, filename, ...more]);
    remember(filename, loaded);
  };
  Object.defineProperty(dlopen, MARK, { value: true });
  target.dlopen = dlopen;
}

/** A file that cannot be read is passed on: the guard never keeps an addon from loading by mistake. */
function declaredTooNew(filename: string, loaded: ReadonlySet<string>): number | null {
  try {
    const { versions, arch } = process;
    const supported = Number(versions['napi']);
    const isLoaded = (file: string) => loaded.has(realpathSync(file)) || isMapped(realpathSync(file));
    return diesOf(filename, { version: versions.node, arch, supported, isLoaded });
  } catch {
    return null;
  }
}

/** Another thread may have loaded it: only the process as a whole knows. */
function isMapped(file: string): boolean {
  if (process.platform === 'linux') return readFileSync('/proc/self/maps', 'utf8').includes(`${file}\n`);
  const { sharedObjects } = process.report.getReport() as unknown as {
    readonly sharedObjects: readonly string[];
  };
  return sharedObjects.includes(file);
}

function remember(filename: string, loaded: Set<string>): void {
  try {
    loaded.add(realpathSync(filename));
  } catch {
    // A file that is gone again cannot be loaded a second time.
  }
}

function unsupported(file: string, declared: number): Error {
  const { versions } = process;
  const releases = RELEASES[String(declared)] ?? null;
  const where = releases === null ? 'No known release supports it.' : `It needs Node.js ${releases}.`;
  const error = new Error(
    `${file} declares Node-API version ${declared}, and Node.js ${versions.node} supports ${versions['napi'] ?? ''}: loading it would end the process with SIGSEGV. ${where}`,
  );
  return Object.assign(error, {
    code: 'ERR_NAPI_VERSION_UNSUPPORTED',
    file,
    declared,
    supported: Number(versions['napi']),
    releases,
  });
}

// Bun and Deno do not die of it.
if (process.versions['bun'] === undefined && process.versions['deno'] === undefined) {
  guard(process as unknown as GuardedProcess);
}
