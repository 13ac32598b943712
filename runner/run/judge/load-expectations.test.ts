import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatExpectationFile, readExpectationTexts } from './expectation-file.ts';
import { UserError } from '../../shared/user-error.ts';
import { loadExpectations, readKnownTexts } from './load-expectations.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'expectations-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('what a runtime writes into expectations once it was started makes no deviation known', async () => {
  const texts = await readKnownTexts(null, folder);
  const forged = formatExpectationFile({
    reasons: { forged: { title: 'forged', text: 'forged' } },
    deviations: [{ reason: 'forged', versions: '*', crashed: ['load/*'] }],
  });
  await writeFile(path.join(folder, 'mine.json'), forged);
  const runtimes = [{ name: 'mine', version: '1.0.0' }];
  const activeWith = async (options: object) => {
    const { expectations } = await loadExpectations(runtimes, 'apply', {
      folder,
      rules: ['load/a'],
      ...options,
    });
    return expectations.active().get('mine');
  };
  expect(await activeWith({ texts })).toEqual([]);
  expect(await activeWith({})).toHaveLength(1);
});

it('the own folder of a matrix.json comes before that of the project', async () => {
  const own = path.join(folder, 'own');
  await mkdir(own);
  await writeFile(path.join(folder, 'other.json'), 'of the project');
  for (const name of ['mine', 'other']) await writeFile(path.join(own, `${name}.json`), 'own');
  await rm(path.join(own, 'other.json'));
  const texts = await readKnownTexts(own, folder);
  expect(texts.get('mine')).toEqual({ file: path.join(own, 'mine.json'), text: 'own' });
  expect(texts.get('other')).toEqual({ file: path.join(folder, 'other.json'), text: 'of the project' });
});

it('a folder that is not there has no expectations, and what cannot be read is one line', async () => {
  expect(await readExpectationTexts(path.join(folder, 'none'))).toEqual(new Map());
  await mkdir(path.join(folder, 'odd', 'folder.json'), { recursive: true });
  const odd = readExpectationTexts(path.join(folder, 'odd'));
  await expect(odd).rejects.toThrow(UserError);
  await expect(odd).rejects.toThrow(/^the expectations cannot be read: EISDIR.*$/);
});
