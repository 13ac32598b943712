// npm run release -- OUT ARCHIVE...: makes the tarballs that are published. ARCHIVE is what `build --archive` wrote on each
// platform: a package of built addons. The package napi-matrix gets them as optional dependencies, so that npm installs the
// one that fits a machine and none elsewhere. OUT also has `order.txt`: the tarballs in the order in which to publish them.
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import * as tar from 'tar';
import { z } from 'zod';
import { prebuiltName } from '../runner/run/addons/archive/prebuilt.ts';
import { readManifest } from '../runner/run/addons/manifest.ts';
import { EXIT } from '../runner/run/judge/exit-code.ts';
import { projectRoot } from '../runner/shared/project-root.ts';
import { withTempFolder } from '../runner/shared/temp-folder.ts';
import { toolVersion } from '../runner/shared/tool-version.ts';
import { UserError } from '../runner/shared/user-error.ts';
import { printLines, runScript } from '../runner/tools/run-script.ts';

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
    for (const [index, archive] of archives.entries()) {
      const name = await addonsPackage(path.resolve(archive), path.join(work, String(index)));
      if (names.includes(name)) throw new UserError(`two archives are ${name}`);
      names.push(name);
      await copyFile(archive, path.join(folder, tarballOf(name)));
    }
    const main = await pack(work, signal);
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

/** The name of the package that an archive is. Throws a UserError for what is none, or of another version. */
async function addonsPackage(archive: string, folder: string): Promise<string> {
  await mkdir(folder);
  await tar.x({ file: archive, cwd: folder, strip: 1 }).catch((cause: unknown) => {
    throw new UserError(`${archive} is not an archive of built addons`, { cause });
  });
  const manifest = await readManifest(folder);
  const text = await readFile(path.join(folder, 'package.json'), 'utf8').catch(() => '{}');
  const about = packageJson.safeParse(JSON.parse(text));
  if (manifest === null || !about.success || about.data.name !== prebuiltName(manifest.platform)) {
    throw new UserError(`${archive} is not an archive of built addons`);
  }
  const { name, version } = about.data;
  if (version === toolVersion) return name;
  throw new UserError(`${archive} is ${name}@${version}, and this is napi-matrix ${toolVersion}`);
}

/** The package as npm packs it, unpacked. It was compiled before, from these sources. */
async function pack(work: string, signal: AbortSignal): Promise<string> {
  if (!existsSync(path.join(projectRoot, 'dist'))) throw new UserError('run npm run build first');
  const args = ['pack', '--ignore-scripts', '--pack-destination', work];
  await execa('npm', args, { cwd: projectRoot, cancelSignal: signal });
  const name = (await readdir(work)).find((file) => file.endsWith('.tgz')) ?? '';
  await tar.x({ file: path.join(work, name), cwd: work });
  return path.join(work, 'package');
}

function tarballOf(name: string): string {
  return `${name.replace(/^@/, '').replaceAll('/', '-')}-${toolVersion}.tgz`;
}

await runScript('release', release);
