// npm run release -- OUT ARCHIVE...: makes the tarballs that are published. ARCHIVE is what `build --archive` wrote on each
// platform: a package of built addons. The package napi-matrix gets them as optional dependencies, so that npm installs the
// one that fits a machine and none elsewhere. OUT also has `order.txt`: the tarballs in the order in which to publish them.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import * as tar from 'tar';
import { z } from 'zod';
import { prebuiltName } from '../runner/run/addons/archive/prebuilt.ts';
import { unpackAddons } from '../runner/run/addons/archive/unpack.ts';
import { readManifest } from '../runner/run/addons/manifest.ts';
import { EXIT } from '../runner/run/judge/exit-code.ts';
import { projectRoot } from '../runner/shared/project-root.ts';
import { withTempFolder } from '../runner/shared/temp-folder.ts';
import { toolVersion } from '../runner/shared/tool-version.ts';
import { UserError } from '../runner/shared/user-error.ts';
import { printLines, runScript } from '../runner/tools/run-script.ts';
import { packProject } from './pack-project.ts';

/** The file in OUT that lists the tarballs: those of addons first, because napi-matrix depends on them. */
const ORDER = 'order.txt';

const packageJson = z.looseObject({ name: z.string(), version: z.string() });

async function release(words: readonly string[], signal: AbortSignal): Promise<number> {
  const [out, ...archives] = words;
  if (out === undefined || archives.length === 0) {
    throw new UserError('npm run release -- OUT ARCHIVE...; an archive comes from build --archive FILE');
  }
  const folder = path.resolve(out);
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new UserError(`${folder} is not empty`);
  return withTempFolder(os.tmpdir(), async (work) => {
    const names: string[] = [];
    for (const archive of archives) {
      const name = await addonsPackage(archive, work);
      if (names.includes(name)) throw new UserError(`two archives are ${name}`);
      names.push(name);
      await copyFile(archive, path.join(folder, tarballOf(name)));
    }
    if (!existsSync(path.join(projectRoot, 'dist'))) throw new UserError('run npm run build first');
    const packed = path.join(work, 'packed');
    await mkdir(packed);
    const main = await packProject(packed, { options: ['--ignore-scripts'], signal });
    const manifest = path.join(main, 'package.json');
    const about = packageJson.parse(JSON.parse(await readFile(manifest, 'utf8')));
    const optional = Object.fromEntries(names.sort().map((name) => [name, toolVersion]));
    await writeFile(manifest, `${JSON.stringify({ ...about, optionalDependencies: optional }, null, 2)}\n`);
    await tar.c(
      { gzip: true, portable: true, cwd: path.dirname(main), file: path.join(folder, tarballOf(about.name)) },
      [path.basename(main)],
    );
    const order = [...names, about.name].map(tarballOf);
    await writeFile(path.join(folder, ORDER), `${order.join('\n')}\n`);
    printLines(order);
    return EXIT.ok;
  });
}

/** The name of the package that an archive is. Throws a UserError for what is none, or was built from other sources. */
async function addonsPackage(archive: string, cacheDir: string): Promise<string> {
  const folder = await unpackAddons(archive, path.join(projectRoot, 'addons'), cacheDir, archive);
  const { platform = '' } = (await readManifest(folder)) ?? {};
  return prebuiltName(platform);
}

function tarballOf(name: string): string {
  return `${name.replace(/^@/, '').replaceAll('/', '-')}-${toolVersion}.tgz`;
}

await runScript('release', release);
