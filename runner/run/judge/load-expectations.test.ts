import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatExpectationFile, readExpectationTexts } from './expectation-file.ts';
import { UserError } from '../../shared/user-error.ts';
import { loadExpectations } from './load-expectations.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'expectations-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('what a runtime writes into expectations once it was started makes no deviation known', async () => {
  const texts = await readExpectationTexts(folder);
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

it('a folder that is not there has no expectations, and what cannot be read is one line', async () => {
  expect(await readExpectationTexts(path.join(folder, 'none'))).toEqual(new Map());
  await mkdir(path.join(folder, 'odd', 'folder.json'), { recursive: true });
  const odd = readExpectationTexts(path.join(folder, 'odd'));
  await expect(odd).rejects.toThrow(UserError);
  await expect(odd).rejects.toThrow(/^the expectations cannot be read: EISDIR.*$/);
});
