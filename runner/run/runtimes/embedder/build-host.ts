import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../../shared/project-root.ts';
import { runtimeRecord, type RuntimeRecord } from '../cached-runtime.ts';
import type { ProvisionContext } from '../context.ts';
import { digestFile } from '../../../shared/digest.ts';
import { identify } from '../identify.ts';
import { readJsonCache } from '../../../shared/json-cache.ts';
import { putFolderInPlace } from '../../../shared/put-folder-in-place.ts';
import { withTempFolder } from '../../../shared/temp-folder.ts';
import { RuntimeUnavailableError } from './runtime-unavailable-error.ts';
import { libraryFolders, removeHeaders, unpackLibnode } from './debian-libnode.ts';
import { requireTools, runTool } from './run-tool.ts';

const SOURCES = path.join(projectRoot, 'embedder');

const TOOLS = {
  'apt-get': "the embedder is built against Debian's libnode",
  'apt-cache': "the embedder is built against Debian's libnode",
  'dpkg-deb': "the embedder is built against Debian's libnode",
  'g++': 'the embedder is written in C++ (Debian: apt-get install build-essential)',
};

/** The record of a host names the package files that it was made of, instead of a tarball. */
const hostRecord = runtimeRecord.omit({ tarball: true });
type HostRecord = Omit<RuntimeRecord, 'tarball'>;

export interface Host extends HostRecord {
  /** Absolute path. */
  readonly executable: string;
}

/** The host as the cache has it, or null. */
export async function cachedHost(cacheDir: string): Promise<Host | null> {
  const folder = await hostFolder(cacheDir);
  const record = await readJsonCache(path.join(folder, 'runtime.json'), hostRecord);
  const executable = path.join(folder, 'embedder');
  const info = await stat(executable).catch(() => null);
  return record !== null && info?.size === record.size ? { ...record, executable } : null;
}

/** The host, built unless it is cached. Throws a RuntimeUnavailableError when it is unavailable here. */
export async function buildHost({ cacheDir, offline, signal, onNotice }: ProvisionContext): Promise<Host> {
  const cached = await cachedHost(cacheDir);
  if (cached !== null) return cached;
  if (process.platform !== 'linux') {
    throw new RuntimeUnavailableError(
      `the embedder is built against Debian's libnode, and this is ${process.platform}`,
    );
  }
  if (offline)
    throw new RuntimeUnavailableError('the embedder is not cached, and --offline does not fetch libnode');
  await requireTools(TOOLS);
  onNotice("building the embedder against Debian's libnode (once)");
  return withTempFolder(cacheDir, async (temp) => {
    const content = path.join(temp, 'content');
    const downloads = path.join(temp, 'downloads');
    await mkdir(downloads, { recursive: true });
    const root = path.join(content, 'root');
    await unpackLibnode(downloads, root, signal);
    await compile(content, root, signal);
    await removeHeaders(root);
    const record = await examine(path.join(content, 'embedder'), signal);
    await writeFile(path.join(content, 'runtime.json'), `${JSON.stringify(record, null, 2)}\n`);
    const folder = await hostFolder(cacheDir);
    await putFolderInPlace({
      content,
      target: folder,
      replaced: path.join(temp, 'replaced'),
      isWhole: async () => (await cachedHost(cacheDir)) !== null,
    });
    const host = await cachedHost(cacheDir);
    if (host === null) throw new Error(`${folder} is not what was put there`);
    return host;
  });
}

async function compile(folder: string, root: string, signal: AbortSignal): Promise<void> {
  const sources = (await sourceFiles()).filter((file) => file.endsWith('.cc'));
  const libraries = await libraryFolders(root);
  const args = [
    ...['-std=c++17', '-O2', '-rdynamic', '-o', 'embedder'],
    ...['usr/include/node', 'usr/include'].flatMap((headers) => ['-isystem', path.join(root, headers)]),
    ...sources.map((file) => path.join(SOURCES, file)),
    ...libraries.map((library) => `-L${path.join(root, library)}`),
    ...['-lnode', '-luv', '-ldl'],
    // The older kind of run path, which libnode's own libraries are found by as well.
    '-Wl,--disable-new-dtags',
    ...libraries.map((library) => `-Wl,-rpath-link,${path.join(root, library)}`),
    ...libraries.map((library) => `-Wl,-rpath,$ORIGIN/root/${library}`),
  ];
  await runTool('g++', args, { cwd: folder, signal, what: 'the embedder does not compile' });
}

async function examine(executable: string, signal: AbortSignal): Promise<HostRecord> {
  const { size } = await stat(executable);
  const identity = await identify(executable, { signal });
  return { ...identity, size, sha256: await digestFile(executable, 'sha256', 'hex') };
}

/** Named by its sources: other sources, another host. */
async function hostFolder(cacheDir: string): Promise<string> {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of await sourceFiles()) {
    hash.update(`${file}\n`).update(await readFile(path.join(SOURCES, file)));
  }
  return path.join(cacheDir, 'embedder', hash.digest('hex').slice(0, 16));
}

async function sourceFiles(): Promise<string[]> {
  return (await readdir(SOURCES)).filter((file) => /\.(cc|h)$/.test(file)).sort();
}
