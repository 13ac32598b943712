import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { UserError } from '../../shared/user-error.ts';

const require = createRequire(import.meta.url);

const packageJson = z.object({ version: z.string() });

/** The files of emnapi's packages that sessions load, and what addons are linked with. Absolute paths. */
export interface EmnapiPackages {
  /** The one version of all packages: a runtime and a C library of different releases fail in unexpected ways. */
  readonly version: string;
  /** The files of @emnapi/core and @emnapi/runtime that a session loads, in this order. */
  readonly bundles: readonly string[];
  /** The folder of libemnapi-basic.a. */
  readonly libraries: string;
}

/** emnapi as it is installed. Throws a UserError when it is not, or when its packages are of different releases. */
export function emnapiPackages(): EmnapiPackages {
  const core = packageRoot('@emnapi/core');
  const runtime = packageRoot('@emnapi/runtime');
  const library = packageRoot('emnapi');
  return {
    version: versionOf({
      '@emnapi/core': core.version,
      '@emnapi/runtime': runtime.version,
      emnapi: library.version,
    }),
    bundles: [
      path.join(core.folder, 'dist', 'emnapi-core.cjs.js'),
      path.join(runtime.folder, 'dist', 'emnapi.cjs.js'),
    ],
    libraries: path.join(library.folder, 'lib', 'wasm32-wasip1'),
  };
}

/** The one version of these packages. Throws a UserError when they have more than one. */
export function versionOf(packages: Readonly<Record<string, string>>): string {
  const [version = '', ...others] = new Set(Object.values(packages));
  if (others.length === 0) return version;
  const installed = Object.entries(packages).map((words) => words.join(' '));
  throw new UserError(
    `emnapi is installed in parts that do not match: ${installed.join(', ')}; install one version of all`,
  );
}

interface InstalledPackage {
  readonly folder: string;
  readonly version: string;
}

function packageRoot(name: string): InstalledPackage {
  const folders = require.resolve.paths(name) ?? [];
  for (const folder of folders.map((below) => path.join(below, name))) {
    const { success, data } = packageJson.safeParse(optional(path.join(folder, 'package.json')));
    if (success) return { folder, version: data.version };
  }
  throw new UserError(`${name} is not installed; run npm install`);
}

/** Its package.json is not among the exports of every package, so that it is looked up by its path. */
function optional(file: string): unknown {
  try {
    return require(file) as unknown;
  } catch {
    return null;
  }
}
