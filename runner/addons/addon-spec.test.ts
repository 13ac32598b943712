import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readAddonSpecs } from './addon-spec.ts';
import { temporaryFolder } from '../runtimes/stand-ins/files.ts';

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

test('what a file may declare is an int32 or nothing', async () => {
  const declaring = (shipped: unknown) =>
    read({ odd: { subject: 'plain', targets: ['8'], declares: { shipped } } });
  await expect(declaring(null)).resolves.toMatchObject([{ declares: { shipped: null } }]);
  await expect(declaring(2 ** 31)).rejects.toThrow();
});
