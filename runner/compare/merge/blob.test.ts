import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Report } from '../../report/schema.ts';
import { readBlob } from './blob.ts';
import { blobWith } from '../../../tests/support/fixtures/blob.ts';

const { report } = blobWith(1);

let file: string;
beforeEach(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-blob-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  file = path.join(folder, 'report.json');
});

async function read(content: Partial<Report>) {
  await writeFile(file, JSON.stringify({ ...report, ...content }));
  return readBlob(file);
}

it('a blob is the report of a shard and the name of its file', async () => {
  expect(await read({})).toEqual({ file, report, shard: report.shard });
});

describe('a file is refused', () => {
  it('that is the report of a whole run', async () => {
    await expect(read({ shard: undefined })).rejects.toThrow(
      `${file} is the report of a whole run; merge takes reports of runs with --shard`,
    );
  });

  it('whose cells are not what it counted', async () => {
    await expect(read({ cells: [] })).rejects.toThrow(`${file} is damaged: its counts are not those of its`);
  });

  it('that is a shard beyond the last', async () => {
    const shard = { ...blobWith(1).shard, index: 3 };
    await expect(read({ shard })).rejects.toThrow(`${file} is damaged: shard 3 of 2`);
  });
});
