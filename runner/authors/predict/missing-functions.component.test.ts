import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import semver from 'semver';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { provisionRuntimes } from '../../run/runtimes/provision.ts';
import { readFacts } from '../check/read-file.ts';
import { fateIn } from './fate.ts';
import { readSupports } from './supports.ts';

/** It imports a function that only newer releases export, and calls it in no release. */
const SOURCE = `
  #ifndef WEAK
  #define WEAK
  #endif
  WEAK int node_api_set_prototype(void *env, void *object, void *value);
  void *napi_register_module_v1(void *env, void *exports) {
    if (exports == 0) node_api_set_prototype(env, exports, exports);
    return exports;
  }
`;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'napi-matrix-missing-'));
  await writeFile(path.join(folder, 'addon.c'), SOURCE);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.runIf(process.platform === 'linux').each([
  ['now', '22.23.3', 'refused'],
  ['now', '22.23.3', 'loads', '-DWEAK=__attribute__((weak))'],
  ['lazy', '22.23.3', 'loads'],
  ['now', '26.10.0', 'loads'],
  ['lazy', '26.10.0', 'loads'],
])(
  'an addon bound %s that imports a newer function is predicted as Node.js %s treats it: %s',
  async (binding, version, kind, ...flags) => {
    const file = path.join(folder, `${binding}.node`);
    const args = [
      '-shared',
      '-fPIC',
      `-Wl,-z,${binding}`,
      ...flags,
      '-o',
      file,
      path.join(folder, 'addon.c'),
    ];
    await execa('cc', args);
    const [runtime] = await provisionRuntimes({ node: [version] });
    const { node } = await readSupports();
    const stretch = node.find(({ from, to }) => semver.gte(version, from) && semver.lte(version, to));
    const read = readFacts(file);
    if (runtime === undefined || stretch === undefined || read.kind !== 'read') throw new Error('no case');
    expect(read.parts.map((facts) => fateIn(facts, stretch).kind)).toEqual([kind]);
    const { exitCode, stderr } = await execa(
      runtime.executable,
      ['--eval', `require(${JSON.stringify(file)})`],
      {
        reject: false,
      },
    );
    expect(exitCode).toBe(kind === 'loads' ? 0 : 1);
    if (kind === 'refused') expect(stderr).toContain('undefined symbol: node_api_set_prototype');
  },
);
