import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

export interface GeneratedModules {
  readonly packages: number;
  /** Of these packages, as many have an addon: a copy of `addon`. */
  readonly withAddon: number;
  readonly addon: string;
  /** JavaScript files of each package, in lib/. */
  readonly files: number;
}

/** Writes a project with node_modules into a folder. */
export async function generateModules(
  folder: string,
  { packages, withAddon, addon, files }: GeneratedModules,
): Promise<void> {
  for (let index = 0; index < packages; index += 1) {
    const home = path.join(folder, 'node_modules', `package-${index}`);
    await mkdir(path.join(home, 'src', 'deep'), { recursive: true });
    await writeFile(
      path.join(home, 'package.json'),
      JSON.stringify({ name: `package-${index}`, version: '1.0.0' }),
    );
    for (let file = 0; file < files; file += 1) {
      await writeFile(path.join(home, 'src', 'deep', `${file}.js`), '');
    }
    if (index >= withAddon) continue;
    const prebuilds = path.join(home, 'prebuilds', 'linux-x64');
    await mkdir(prebuilds, { recursive: true });
    await copyFile(addon, path.join(prebuilds, 'addon.glibc.node'));
  }
}
