import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../shared/project-root.ts';
import { withSlashes } from '../../shared/with-slashes.ts';
import { readAddonSpecs } from './addon-spec.ts';
import { writeGeneratedHeaders } from './generated-headers.ts';
import { hasCompiler } from '../../../tests/support/fixtures/compiled-addon.ts';

const { include_dir: HEADERS } = createRequire(import.meta.url)('node-api-headers') as {
  include_dir: string;
};
const FOLDER = path.join(projectRoot, 'addons');
/** Their header is put before every file of a build by itself. */
const WITH_A_HEADER_OF_ITS_OWN = 'faults';

/** The C sources of the addons, relative. */
const sources = (await readdir(FOLDER, { recursive: true }))
  .map((file) => withSlashes(file))
  .filter((file) => file.endsWith('.c') && !/^(?:build|node_modules)\//.test(file))
  .filter((file) => !file.startsWith(`${WITH_A_HEADER_OF_ITS_OWN}/`))
  .sort();

let generated: string;
beforeAll(async () => {
  generated = await mkdtemp(path.join(tmpdir(), 'napi-matrix-headers-'));
  await writeGeneratedHeaders(generated);
});
afterAll(() => rm(generated, { recursive: true }));

/** The sources of what is built on a platform. */
async function sourcesFor(platform: NodeJS.Platform): Promise<string[]> {
  const specs = await readAddonSpecs(FOLDER, { semantic: [], boundary: [] }, platform);
  const elsewhere = specs.filter(({ unavailable }) => unavailable.native !== undefined);
  return sources.filter((file) => !elsewhere.some(({ subject }) => file.startsWith(`${subject}/`)));
}

describe.each([
  ['x86_64-w64-mingw32-gcc', 'win32'],
  ['aarch64-linux-gnu-gcc', 'linux'],
] as const)('%s', async (compiler, platform) => {
  it.skipIf(!(await hasCompiler(compiler)))('compiles every addon without a warning', async () => {
    const wanted = await sourcesFor(platform);
    expect(wanted.length).toBeGreaterThan(30);
    const args = ['-fsyntax-only', '-Wall', '-Wextra', '-Wno-unused-parameter', '-Werror'];
    const include = [`-I${HEADERS}`, `-I${FOLDER}`, `-I${generated}`, '-DNAPI_VERSION=10'];
    const { failed, stderr } = await execa(compiler, [...args, ...include, ...wanted], {
      cwd: FOLDER,
      reject: false,
    });
    expect({ failed, stderr }).toEqual({ failed: false, stderr: '' });
  });
});
