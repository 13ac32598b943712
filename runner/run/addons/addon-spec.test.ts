import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readAddonSpecs } from './addon-spec.ts';
import { temporaryFolder } from '../../../tests/support/fakes/executables.ts';

const TARGETS = { semantic: ['none', '8'], boundary: ['-1'] };

async function read(addons: Readonly<Record<string, object>>) {
  const folder = await temporaryFolder();
  for (const [name, content] of Object.entries(addons)) {
    await mkdir(path.join(folder, name));
    await writeFile(path.join(folder, name, 'addon.json'), JSON.stringify(content));
  }
  return readAddonSpecs(folder, TARGETS);
}

test('an addon declares its target under both names and registers by symbol, unless it says otherwise', async () => {
  const [spec] = await read({ plain: { subject: 'plain', targets: 'semantic' } });
  expect(spec).toMatchObject({ exports: ['shipped', 'proposed'], registration: 'symbol', declares: {} });
  expect(spec?.targets.map(({ id }) => id)).toEqual(['none', '8']);
});

test('an addon for other platforms is left out', async () => {
  const specs = await read({
    elsewhere: { subject: 'plain', targets: ['8'], platforms: ['another'] },
    here: { subject: 'plain', targets: ['8'], platforms: ['another', process.platform] },
  });
  expect(specs.map(({ name }) => name)).toEqual(['here']);
});

test('a platform is one of shared libraries: for WebAssembly modules there is no other', async () => {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'elsewhere'));
  const content = { subject: 'plain', targets: ['8'], platforms: ['another'] };
  await writeFile(path.join(folder, 'elsewhere', 'addon.json'), JSON.stringify(content));
  const specs = await readAddonSpecs(folder, TARGETS, 'wasm32');
  expect(specs.map(({ name }) => name)).toEqual(['elsewhere']);
});

test('an addon says with a reason to which flavours it cannot be built', async () => {
  const being = (unavailable: object) => read({ some: { subject: 'plain', targets: ['8'], unavailable } });
  await expect(being({ wasm32: 'it has threads' })).resolves.toMatchObject([
    { unavailable: { wasm32: 'it has threads' } },
  ]);
  await expect(being({ wasm32: '' })).rejects.toThrow();
  await expect(being({ wasm128: 'none yet' })).rejects.toThrow();
});

test('what a file may declare is an int32 or nothing', async () => {
  const declaring = (shipped: unknown) =>
    read({ odd: { subject: 'plain', targets: ['8'], declares: { shipped } } });
  await expect(declaring(null)).resolves.toMatchObject([{ declares: { shipped: null } }]);
  await expect(declaring(2 ** 31)).rejects.toThrow();
});
