import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkSchema } from '../runner/authors/check/check-schema.ts';
import { compiledAddon } from './support/fixtures/compiled-addon.ts';
import { ended, startMatrix } from './support/run-matrix.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { HAS_EVERY_RELEASE } from './support/releases.ts';

const SOURCE = `
#include <node_api.h>
NAPI_EXTERN int32_t node_api_module_get_api_version_v1(void) { return 10; }
NAPI_EXTERN napi_value napi_register_module_v1(napi_env env, napi_value exports) {
  napi_value object;
  napi_create_object(env, &object);
  return exports;
}`;

/** A package whose addon declares 10 and whose engines admit releases that support 9. */
let folder: string;
beforeAll(async () => {
  folder = path.join(await temporaryFolder(), 'a package');
  await mkdir(path.join(folder, 'build', 'Release'), { recursive: true });
  const manifest = { name: 'a-package', version: '1.2.3', engines: { node: '>=22' } };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await compiledAddon(path.join(folder, 'build', 'Release'), { source: SOURCE, flags: ['-w'] });
});

const check = (...args: readonly string[]) => ended(startMatrix(['check', ...args]));

describe('check', () => {
  it('prints the declaration, the releases that it crashes and the range that is true', async () => {
    const { exitCode, stdout, stderr } = await check(folder);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toMatch(/^a-package@1\.2\.3 +1 addon +engines\.node >=22$/m);
    expect(stdout).toContain('declares 10; imports 1 function');
    expect(stdout).toMatch(/crashes +18\.17\.0 to .* \(SIGSEGV: it supports 9\)/);
    expect(stdout).toContain('>=22 admits 22.0.0 to 22.13.1, 23.0.0 to 23.5.0, which die of SIGSEGV');
    expect(stdout).toContain('error NM1001');
    expect(stdout).toContain('"node": "^22.14.0 || >=23.6.0"');
  });

  it('says the same of one file of it, and as JSON', async () => {
    const { exitCode, stdout } = await check(path.join(folder, 'build', 'Release', 'addon.node'), '--json');
    expect(exitCode).toBe(1);
    expect(stdout).toContain('"declared": 10');
    expect(stdout).toContain('"napi_create_object"');
    expect(stdout).toContain('"NM1001"');
  });

  it('fails from the severity that is asked for', async () => {
    const file = path.join(await temporaryFolder(), 'no-addon.node');
    await writeFile(file, 'not a shared object');
    expect(await check(file)).toMatchObject({ exitCode: 0 });
    expect(await check(file, '--fail-on', 'warning')).toMatchObject({ exitCode: 1 });
  });

  it.each([
    [['./no/such/file'], /^napi-matrix: .*no\/such\/file: no such file or folder$/],
    [['package-lock.jsonc/package-lock.json'], /: no such file or folder$/],
    [[''], /: "" is no file, no folder and no package of the registry$/],
    [['a@../b'], /: "a@..\/b" is no file, no folder and no package of the registry$/],
    [['../b@1', '--all-versions'], /--all-versions takes a package and a semver range/],
    [['.', '--fail-on', 'nothing'], /^napi-matrix: --fail-on .*nothing/],
  ])('refuses %j in one line', async (args, message) => {
    const { exitCode, stdout, stderr } = await check(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr.trim()).toMatch(message);
  });

  it.skipIf(process.platform === 'win32')('refuses a device, which has no end', async () => {
    const { exitCode, stderr } = await check('/dev/zero');
    expect(stderr.trim()).toMatch(/\/dev\/zero: neither a file nor a folder$/);
    expect(exitCode).toBe(2);
  });
});

/** Fetched with the npm of whoever runs the tests, which keeps a copy. */
describe('check of the registry', () => {
  it('reads a package that is not installed', async () => {
    const { exitCode, stdout, stderr } = await check('bufferutil@4.1.0', '--json');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { subjects } = checkSchema.parse(JSON.parse(stdout));
    expect(subjects.map(({ title }) => title)).toEqual(['bufferutil@4.1.0']);
    const read = subjects[0]?.files.find(({ path: file }) => file === 'prebuilds/linux-x64/bufferutil.node');
    expect(read).toMatchObject({ declared: null, problem: null });
  });

  it('tells the versions of a package apart', async () => {
    const { exitCode, stdout } = await check('argon2@>=0.44.0 <0.45.1', '--all-versions');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^ +0\.44\.0 +9 /m);
    expect(stdout).toMatch(/^\* +0\.45\.0 +10 /m);
    expect(stdout).toContain('0.45.0 declares 10 (was 9)');
  });

  it('reads what a lock file names, and not what it lies beside', async () => {
    const lock = path.join(await temporaryFolder(), 'package-lock.json');
    const packages = {
      '': { name: 'an-app' },
      'node_modules/argon2': { version: '0.45.0', engines: { node: '>=16.17.0' }, hasInstallScript: true },
      'node_modules/left-pad': { version: '1.3.0' },
    };
    await writeFile(lock, JSON.stringify({ lockfileVersion: 3, packages }));
    const { exitCode, stdout } = await check(lock);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('argon2@0.45.0');
    expect(stdout).toContain('NM1001');
    expect(stdout).not.toContain('left-pad');
  });

  it('refuses a package that does not exist in one line', async () => {
    const { exitCode, stdout, stderr } = await check('napi-matrix-no-such-package@1.0.0');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr.trim()).toMatch(/^napi-matrix: .*napi-matrix-no-such-package@1\.0\.0.*$/);
  });
});

it.runIf(HAS_EVERY_RELEASE)(
  'check --run loads an addon in the releases where its fate changes, and finds what was predicted',
  async () => {
    const { exitCode, stdout } = await check(folder, '--run', '--node', '22.13.1,22.14.0');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/22\.13\.1.*crash/);
    expect(stdout).toMatch(/22\.14\.0.*load/);
    expect(stdout).toContain('2 loads, 0 different from the prediction');
  },
);
