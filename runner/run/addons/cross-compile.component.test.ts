import { readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../shared/project-root.ts';
import { withSlashes } from '../../shared/with-slashes.ts';
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

describe.each(['x86_64-w64-mingw32-gcc', 'aarch64-linux-gnu-gcc'])('%s', async (compiler) => {
  it.skipIf(!(await hasCompiler(compiler)))('compiles every addon without a warning', async () => {
    expect(sources.length).toBeGreaterThan(30);
    const args = ['-fsyntax-only', '-Wall', '-Wextra', '-Wno-unused-parameter', '-Werror'];
    const include = [`-I${HEADERS}`, `-I${FOLDER}`, '-DNAPI_VERSION=10'];
    const { failed, stderr } = await execa(compiler, [...args, ...include, ...sources], {
      cwd: FOLDER,
      reject: false,
    });
    expect({ failed, stderr }).toEqual({ failed: false, stderr: '' });
  });
});
