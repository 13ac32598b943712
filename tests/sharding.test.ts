import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ended, reportBytes, reportOf, runMatrix, startMatrix, type Run } from './support/run-matrix.ts';
import { temporaryFolder } from './support/temporary-folder.ts';
import { FULL_RELEASE } from './support/releases.ts';

/** With crashes, known deviations, what is unsupported, flags and processes of their own. */
const SELECTION = [
  '--node',
  FULL_RELEASE,
  '--suite',
  'load,linked-binding,reference',
  '--target',
  '8,10,11',
  '--quiet',
];

let whole: Run;
let shards: readonly Run[];
beforeAll(async () => {
  whole = await runMatrix(SELECTION);
  shards = [
    await runMatrix([...SELECTION, '--shard', '1/2']),
    await runMatrix([...SELECTION, '--shard', '2/2']),
  ];
});

const blobOf = ({ out }: Pick<Run, 'out'>): string => path.join(out, 'report.json');

async function merge(...blobs: readonly string[]): Promise<Run> {
  const out = path.join(await temporaryFolder(), 'merged');
  return { ...(await ended(startMatrix(['merge', ...blobs, '--out', out]))), out };
}

describe('the shards of a run', () => {
  it('run every cell once, and each a good part', async () => {
    const { cells } = await reportOf(whole);
    const ofShards = await Promise.all(shards.map(async (shard) => (await reportOf(shard)).cells));
    expect(
      ofShards
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(cells.map(({ id }) => id));
    for (const part of ofShards) expect(part.length).toBeGreaterThan(cells.length / 3);
  });

  it('are merged into the bytes of the run without shards, in whatever order they are named', async () => {
    const files = shards.map(blobOf);
    for (const order of [files, [...files].reverse()]) {
      const merged = await merge(...order);
      expect(merged).toMatchObject({ exitCode: whole.exitCode, stderr: '' });
      expect(await reportBytes(merged)).toEqual(await reportBytes(whole));
      expect((await readdir(merged.out)).sort()).toEqual(['report.json', 'timings.json']);
    }
  });

  it('are not merged while one is missing', async () => {
    const [first = ''] = shards.map(blobOf);
    const merged = await merge(first);
    expect(merged).toMatchObject({ exitCode: 2, stdout: '' });
    expect(merged.stderr).toBe(
      `napi-matrix: of the 2 shards for ${await platformOf(first)}, 2 is missing; there are 1 (${first})\n`,
    );
    await expect(readdir(merged.out)).rejects.toThrow('ENOENT');
  });

  it('are not merged with those of a run with other options', async () => {
    const [first = ''] = shards.map(blobOf);
    const other = await runMatrix([...SELECTION, '--no-known', '--shard', '2/2']);
    const merged = await merge(first, blobOf(other));
    expect(merged).toMatchObject({ exitCode: 2, stdout: '' });
    expect(merged.stderr).toContain(
      `cannot merge ${first} and ${blobOf(other)}: they are parts of different`,
    );
  });

  it('are not merged when one is damaged', async () => {
    const [first = '', second = ''] = shards.map(blobOf);
    const broken = path.join(await temporaryFolder(), 'broken.json');
    await cp(second, broken);
    await writeFile(broken, (await readFile(broken)).subarray(0, -100));
    expect(await merge(first, broken)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(`${broken} is not complete JSON: `) as string,
    });
  });
});

describe('a shard alone is refused in one line, as most of its cells are elsewhere', () => {
  it.each<[command: string, words: (shard: string, whole: string) => string[]]>([
    ['report', (shard) => ['report', shard]],
    ['changes', (shard) => ['changes', '8', '9', '--from', shard]],
    ['diff', (shard, other) => ['diff', other, shard]],
    ['history', (shard) => ['history', path.join(path.dirname(shard), 'history'), '--add', shard]],
  ])('by %s', async (_command, words) => {
    const [first = ''] = shards.map(blobOf);
    const { exitCode, stdout, stderr } = await ended(startMatrix(words(first, blobOf(whole))));
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe(`napi-matrix: ${first} is shard 1 of 2; merge the shards first\n`);
    expect((await readdir(path.dirname(first))).sort()).toEqual(['report.json', 'timings.json']);
  });
});

async function platformOf(file: string): Promise<string> {
  const { platform } = JSON.parse(await readFile(file, 'utf8')) as { platform: Record<string, string> };
  return `${platform['os']}-${platform['arch']}${platform['libc'] === 'musl' ? '-musl' : ''}`;
}
