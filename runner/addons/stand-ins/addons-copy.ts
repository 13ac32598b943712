import { cp, readdir } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../project-root.ts';
import { findNodeDir } from '../../runtimes/node-dir.ts';
import { readAddonSpecs, type AddonSpec } from '../addon-spec.ts';
import { buildAddons, type BuildOptions } from '../build.ts';
import { runningNodeDir } from '../node-gyp.ts';

/** Few targets of few addons: what takes long is node-gyp itself. */
export const FEW_TARGETS = { semantic: ['none', '8'], boundary: ['-1'] };
const FEW_ADDONS = ['declaration', 'version'];
export const FEW_FILES = ['declaration-8.node', 'version--1.node', 'version-8.node', 'version-none.node'];

const SOURCES = path.join(projectRoot, 'addons');

export interface AddonsCopy {
  /** A folder with the sources of addons/. */
  readonly folder: string;
  readonly specs: readonly AddonSpec[];
  /** Builds them; gives the folder of the result and what the user was told. */
  readonly build: (
    options?: Partial<BuildOptions>,
  ) => Promise<{ folder: string; notices: readonly string[] }>;
  /** What lies in its build folder. */
  readonly built: () => Promise<readonly string[]>;
}

/** Copies some of the project's addons, without what is built of them, to a new folder. */
export async function copyAddons(folder: string, names: readonly string[] = FEW_ADDONS): Promise<AddonsCopy> {
  await cp(SOURCES, folder, {
    recursive: true,
    filter(file) {
      const [top = '', below] = path.relative(SOURCES, file).split(path.sep);
      return names.includes(top) || (below === undefined && /\.(c|h|gyp)$|^$/.test(top));
    },
  });
  return addonsIn(folder);
}

/** Copies such a copy, with what is built of it, to a new folder. */
export async function copyBuilt({ folder: original }: AddonsCopy, folder: string): Promise<AddonsCopy> {
  await cp(original, folder, { recursive: true });
  return addonsIn(folder);
}

async function addonsIn(folder: string): Promise<AddonsCopy> {
  const specs = await readAddonSpecs(folder, FEW_TARGETS);
  return {
    folder,
    specs,
    async build(options) {
      const notices: string[] = [];
      const result = await buildAddons({
        addonsFolder: folder,
        specs,
        nodeDir,
        onNotice: (line) => notices.push(line),
        signal: new AbortController().signal,
        ...options,
      });
      return { folder: result, notices };
    },
    built: () => readdir(path.join(folder, 'build')),
  };
}

export async function nodeDir(): Promise<string | null> {
  return runningNodeDir() ?? (await findNodeDir());
}
