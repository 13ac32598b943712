import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { npmPack } from '../runner/run/packages/npm-client.ts';
import { cacheRoot } from '../runner/shared/cache-root.ts';
import { putFolderInPlace } from '../runner/shared/put-folder-in-place.ts';
import { withTempFolder } from '../runner/shared/temp-folder.ts';
import { unpackPackage } from '../runner/shared/unpack-package.ts';

/** The files that are read or loaded, the libraries that these need, and JSON schemas. */
const KEPT = /\.node$|\.so(?:\.[\d.]+)?$|(?:^|\/)(?:package\.json|binding\.gyp|schemas\/[^/]+\.json)$/;

/**
 * The folder of a package with an exact version, `<cache>/packages/<package>/node_modules/<name>`; it is fetched with
 * the user's npm unless it is there. `beside`: a package to lie beside it. Nothing is installed or run.
 */
export async function fetchedPackage(
  spec: string,
  beside: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  const cache = cacheRoot();
  const target = path.join(cache, 'packages', spec.replaceAll('/', '+'));
  const isWhole = async () => (await stat(target).catch(() => null)) !== null;
  if (!(await isWhole())) {
    await withTempFolder(cache, async (temp) => {
      const content = path.join(temp, 'content');
      for (const each of beside === undefined ? [spec] : [spec, beside]) {
        await unpack(
          each,
          path.join(temp, nameOf(each)),
          path.join(content, 'node_modules', nameOf(each)),
          signal,
        );
      }
      await putFolderInPlace({ content, target, replaced: path.join(temp, 'replaced'), isWhole });
    });
  }
  return path.join(target, 'node_modules', nameOf(spec));
}

/** `@scope/name` of `@scope/name@1.0.0`. */
export function nameOf(spec: string): string {
  return spec.slice(0, spec.lastIndexOf('@'));
}

async function unpack(spec: string, downloads: string, into: string, signal: AbortSignal): Promise<void> {
  await mkdir(downloads, { recursive: true });
  await mkdir(into, { recursive: true });
  await npmPack(spec, downloads, { signal });
  for (const tarball of await readdir(downloads)) {
    const file = path.join(downloads, tarball);
    await unpackPackage({ file, what: `the package ${spec}`, into, keeps: (entry) => KEPT.test(entry) });
  }
}
