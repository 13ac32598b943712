import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { CellSpool } from './cell-spool.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-spool-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

async function read(spool: CellSpool): Promise<string[]> {
  const cells: string[] = [];
  for await (const json of spool.sorted()) cells.push(json);
  return cells;
}

async function newSpool(): Promise<{ spool: CellSpool; folder: string }> {
  const folder = await emptyFolder();
  const spool = await CellSpool.create(path.join(folder, 'cells'));
  return { spool, folder };
}

it('cells come in any order and are read back sorted by id, byte for byte', async () => {
  const { spool } = await newSpool();
  const cells = Array.from({ length: 5000 }, (_, index): [string, string] => {
    const id = `rule-${(index * 7919) % 5000}`;
    return [id, JSON.stringify({ id, text: 'ünïcode 🦊'.repeat(index % 5) })];
  });
  await Promise.all(cells.map(([id, json]) => spool.append(id, json)));
  const sorted = [...cells].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, json]) => json);
  expect(await read(spool)).toEqual(sorted);
  await spool.dispose();
});

it('what is still being written is read as well', async () => {
  const { spool } = await newSpool();
  const written = spool.append('a', '"x"');
  expect(await read(spool)).toEqual(['"x"']);
  await written;
  await spool.dispose();
});

it('a cell that comes twice is a mistake', async () => {
  const { spool } = await newSpool();
  await spool.append('a', '1');
  expect(() => spool.append('a', '2')).toThrow('a came twice');
  await spool.dispose();
});

it('nothing is left behind', async () => {
  const { spool, folder } = await newSpool();
  await spool.append('a', '1');
  expect(await readdir(folder)).toEqual(['cells']);
  await spool.dispose();
  expect(await readdir(folder)).toEqual([]);
});

it('a file of somebody else is not written over', async () => {
  const file = path.join(await emptyFolder(), 'cells');
  await writeFile(file, 'theirs');
  await expect(CellSpool.create(file)).rejects.toThrow('EEXIST');
});
