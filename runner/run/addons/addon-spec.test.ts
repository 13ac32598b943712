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

test('an addon declares its target under both names and registers by symbol, unless it sets others', async () => {
  const [spec] = await read({ plain: { targets: 'semantic' } });
  expect(spec).toMatchObject({ exports: ['shipped', 'proposed'], registration: 'symbol', declares: {} });
  expect(spec?.targets.map(({ id }) => id)).toEqual(['none', '8']);
});

test('an addon for other platforms is not built', async () => {
  const specs = await read({
    elsewhere: { targets: ['8'], platforms: ['another'] },
    here: { targets: ['8'], platforms: ['another', process.platform] },
  });
  expect(specs.map(({ name, unavailable }) => [name, unavailable.native !== undefined])).toEqual([
    ['elsewhere', true],
    ['here', false],
  ]);
});

test('an addon for another platform is there with the reason why it is not built on this one', async () => {
  const folder = await temporaryFolder();
  await mkdir(path.join(folder, 'elsewhere'));
  const content = { targets: ['8'], platforms: ['another'] };
  await writeFile(path.join(folder, 'elsewhere', 'addon.json'), JSON.stringify(content));
  const reasonOn = async (platform?: string) =>
    (await readAddonSpecs(folder, TARGETS, platform)).map(({ name, unavailable }) => [name, unavailable]);
  expect(await reasonOn('another')).toEqual([['elsewhere', {}]]);
  expect(await reasonOn()).toEqual([['elsewhere', { native: 'it is built on another only' }]]);
});

test('an addon names the formats it cannot be built in, with the reason', async () => {
  const being = (unavailable: object) => read({ some: { targets: ['8'], unavailable } });
  await expect(being({ wasm32: 'it has threads' })).resolves.toMatchObject([
    { unavailable: { wasm32: 'it has threads' } },
  ]);
  await expect(being({ wasm32: '' })).rejects.toThrow();
  await expect(being({ wasm128: 'none yet' })).rejects.toThrow();
});

test('a variant is an addon of the same subject, and differs from the first in what it sets alone', async () => {
  const specs = await read({
    plain: {
      targets: 'semantic',
      defines: ['WITH=1'],
      unavailable: { wasm32: 'it has threads' },
      variants: { odd: { targets: ['10'], exports: ['shipped'] }, elsewhere: { platforms: ['another'] } },
    },
  });
  expect(specs.map(({ name, targets, exports }) => [name, targets.map(({ id }) => id), exports])).toEqual([
    ['plain', ['none', '8'], ['shipped', 'proposed']],
    ['plain_elsewhere', ['none', '8'], ['shipped', 'proposed']],
    ['plain_odd', ['10'], ['shipped']],
  ]);
  for (const spec of specs) {
    expect(spec).toMatchObject({ subject: 'plain', sources: ['plain.c'], defines: ['WITH=1'] });
    expect(spec).toMatchObject({ unavailable: { wasm32: 'it has threads' } });
  }
});

test('a variant can set nothing that an addon cannot', async () => {
  const withVariant = (odd: object) => read({ plain: { targets: ['8'], variants: { odd } } });
  await expect(withVariant({ targets: 'all' })).rejects.toThrow();
  await expect(withVariant({ variants: {} })).rejects.toThrow();
});

test('a subject is the file that is named like its folder, or the files that it lists', async () => {
  const sourcesOf = async (content: object) =>
    (await read({ plain: { targets: ['8'], ...content } }))[0]?.sources;
  expect(await sourcesOf({})).toEqual(['plain.c']);
  expect(await sourcesOf({ language: 'c++' })).toEqual(['plain.cc']);
  expect(await sourcesOf({ sources: ['plain.c', 'more.c'] })).toEqual(['plain.c', 'more.c']);
  await expect(sourcesOf({ sources: ['../other/other.c'] })).rejects.toThrow();
});

test('what a file may declare is an int32 or nothing', async () => {
  const declaring = (shipped: unknown) => read({ odd: { targets: ['8'], declares: { shipped } } });
  await expect(declaring(null)).resolves.toMatchObject([{ declares: { shipped: null } }]);
  await expect(declaring(2 ** 31)).rejects.toThrow();
});
