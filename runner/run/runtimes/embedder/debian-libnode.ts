import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { RuntimeUnavailableError } from './runtime-unavailable-error.ts';
import { runTool } from './run-tool.ts';

/** Packages that every Debian has. */
const ESSENTIAL = new Set(['libc6', 'libgcc-s1', 'libstdc++6']);
/** The files that the host needs at run time; headers and documentation are removed. */
const KEPT = ['lib', 'usr/lib', 'usr/share/nodejs'];

/**
 * Unpacks Debian's libnode, its headers, and the libraries and built-in modules it needs. They are not installed: they
 * conflict with every other package of Node.js. apt checks what it downloads. Throws a RuntimeUnavailableError when a
 * step fails.
 */
export async function unpackLibnode(downloads: string, root: string, signal: AbortSignal): Promise<void> {
  const packages = await packageNames(downloads, signal);
  const what = "Debian's libnode could not be downloaded (apt-get update may help)";
  // Run as root, apt drops to a user who may not write here.
  const asThisUser = ['-o', 'APT::Sandbox::User='];
  await runTool('apt-get', [...asThisUser, 'download', ...packages], { cwd: downloads, signal, what });
  await mkdir(root, { recursive: true });
  for (const file of (await readdir(downloads)).sort()) {
    await runTool('dpkg-deb', ['-x', file, root], {
      cwd: downloads,
      signal,
      what: `${file} cannot be unpacked`,
    });
  }
}

/** Removes what was needed to compile against it alone. */
export async function removeHeaders(root: string): Promise<void> {
  for (const file of await readdir(root, { recursive: true })) {
    const isKept = KEPT.some(
      (kept) => file === kept || file.startsWith(`${kept}/`) || kept.startsWith(`${file}/`),
    );
    if (!isKept || file.endsWith('.a')) await rm(path.join(root, file), { recursive: true, force: true });
  }
}

/** The folders of shared libraries, relative to the root. */
export async function libraryFolders(root: string): Promise<string[]> {
  const files = await readdir(root, { recursive: true });
  const folders = files.filter((file) => /\.so(\.\d+)*$/.test(file)).map((file) => path.dirname(file));
  return [...new Set(folders)].filter((folder) => /^(usr\/)?lib(\/[^/]+)?$/.test(folder)).sort();
}

/** libnode has the version of its interface in its name, as libnode108; libnode-dev depends on that one. */
async function packageNames(cwd: string, signal: AbortSignal): Promise<string[]> {
  const development = await dependencies('libnode-dev', cwd, signal);
  const libnode = development.find((name) => /^libnode\d+$/.test(name));
  if (libnode === undefined)
    throw new RuntimeUnavailableError('this Debian has no package with libnode; see docs/embedders.md');
  const needed = (await dependencies(libnode, cwd, signal)).filter((name) => !ESSENTIAL.has(name));
  return ['libnode-dev', 'libuv1-dev', libnode, ...needed];
}

async function dependencies(name: string, cwd: string, signal: AbortSignal): Promise<string[]> {
  const what = `apt-get knows no ${name} (apt-get update may help)`;
  const text = await runTool('apt-cache', ['depends', name], { cwd, signal, what });
  return [...text.matchAll(/^\s+Depends: ([^<\s]+)$/gm)].map(([, dependency = '']) => dependency);
}
