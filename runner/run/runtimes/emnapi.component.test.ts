import { createRequire } from 'node:module';
import { expect, it } from 'vitest';
import { emnapiPackages, versionOf } from '../addons/emnapi-packages.ts';
import { provisionRuntimes, resolveOnly } from './provision.ts';
import { temporaryFolder } from '../../../tests/support/fakes/executables.ts';

const { signal } = new AbortController();

it('emnapi identifies itself, in the Node.js that runs this', async () => {
  const [runtime] = await provisionRuntimes(
    { emnapi: ['node'] },
    { cacheDir: await temporaryFolder(), offline: true, signal },
  );
  const { NODE_API_SUPPORTED_VERSION_MAX, version } = createRequire(import.meta.url)('@emnapi/runtime') as {
    NODE_API_SUPPORTED_VERSION_MAX: number;
    version: string;
  };
  expect(runtime).toMatchObject({
    id: `emnapi@${version}`,
    name: 'emnapi',
    napiVersion: NODE_API_SUPPORTED_VERSION_MAX,
    engine: `v8@${process.versions.v8}`,
    executable: process.execPath,
    addons: 'wasm32',
  });
  expect(runtime?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(emnapiPackages().version).toBe(version);
});

it('it is provisioned and planned where it is requested, and only there', async () => {
  const options = { cacheDir: await temporaryFolder(), offline: true, signal };
  const { version } = emnapiPackages();
  const ids = [`emnapi@${version}`];
  expect((await provisionRuntimes({ emnapi: ['node'] }, options)).map(({ id }) => id)).toEqual(ids);
  expect((await resolveOnly({ emnapi: ['node'] }, options)).map(({ id }) => id)).toEqual(ids);
  expect(await resolveOnly({ emnapi: [] }, options)).toEqual([]);
});

it('packages of different releases are refused: the C library of one fails with the runtime of another', () => {
  expect(versionOf({ core: '1.11.3', emnapi: '1.11.3' })).toBe('1.11.3');
  expect(() => versionOf({ core: '2.0.0', emnapi: '1.11.3' })).toThrow(
    'emnapi is installed in parts that do not match: core 2.0.0, emnapi 1.11.3; install one version of all',
  );
});
