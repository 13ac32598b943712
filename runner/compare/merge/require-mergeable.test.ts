import { describe, expect, it } from 'vitest';
import { UserError } from '../../shared/user-error.ts';
import type { Blob } from './blob.ts';
import { requireMergeable } from './require-mergeable.ts';
import { blobWith, type BlobParts } from '../../../tests/support/fixtures/blob.ts';

const ONE = blobWith(1);
const TWO = blobWith(2);
const RUNTIME = ONE.report.runtimes[0];

function onMac(blob: Blob): Blob {
  const platform = { os: 'darwin', arch: 'arm64', libc: null };
  return {
    ...blob,
    file: `mac-${blob.file}`,
    report: { ...blob.report, platform },
    shard: { ...blob.shard, plan: 'c'.repeat(64) },
  };
}

function refusal(...blobs: readonly Blob[]): string {
  try {
    requireMergeable(blobs);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as UserError).message;
  }
  throw new Error('it was not refused');
}

it('the shards of a run come in their order', () => {
  expect([...requireMergeable([TWO, ONE])]).toEqual([['linux-x64', [ONE, TWO]]]);
});

it('those of several platforms are a run each', () => {
  const [macOne, macTwo] = [onMac(ONE), onMac(TWO)];
  expect([...requireMergeable([macTwo, ONE, TWO, macOne])]).toEqual([
    ['darwin-arm64', [macOne, macTwo]],
    ['linux-x64', [ONE, TWO]],
  ]);
});

describe('what cannot be merged is refused by the names of the files', () => {
  it.each<[string, BlobParts, string]>([
    [
      'another version of the tool',
      { report: { tool: { name: 'napi-matrix', version: '9.9.9' } } },
      'cannot merge shard-1.json and shard-2.json: their tool differ, {"name":"napi-matrix","version":"0.1.0"} and {"name":"napi-matrix","version":"9.9.9"}',
    ],
    [
      'other runtimes',
      { report: { runtimes: RUNTIME ? [RUNTIME, { ...RUNTIME, id: 'node@26.0.0' }] : [] } },
      'their runtimes differ, nothing more and {"engine":"v8@11.3","id":"node@26.0.0"',
    ],
    ['other targets', { report: { targets: [{ id: '10', declared: 10 }] } }, 'their targets differ'],
    ['other headers', { report: { headers: { version: '1.8.0' } } }, 'their headers differ'],
    ['another number of shards', { shard: { count: 3 } }, 'one is of 2 shards, the other of 3'],
    ['another plan', { shard: { plan: 'd'.repeat(64) } }, 'they are parts of different runs'],
    ['a shard twice', { shard: { index: 1 } }, 'shard-1.json and shard-2.json are both shard 1 of 2'],
    [
      'a cell twice',
      { report: { cells: ONE.report.cells } },
      `both have the cell ${ONE.report.cells[0]?.id ?? ''}`,
    ],
    [
      'fewer cells',
      { report: { cells: [] } },
      'the shards for linux-x64 account for 1 cells, not 2: one of shard-1.json, shard-2.json is damaged',
    ],
  ])('%s', (_what, parts, message) => {
    expect(refusal(ONE, blobWith(2, parts))).toContain(message);
  });

  it('a missing shard', () => {
    const [one, three] = [blobWith(1, { shard: { count: 4 } }), blobWith(3, { shard: { count: 4 } })];
    expect(refusal(three, one)).toBe(
      'of the 4 shards for linux-x64, 2, 4 are missing; there are 1 (shard-1.json), 3 (shard-3.json)',
    );
  });

  it('a shard that is there for one platform only', () => {
    expect(refusal(ONE, TWO, onMac(TWO))).toBe(
      'of the 2 shards for darwin-arm64, 1 is missing; there are 2 (mac-shard-2.json)',
    );
  });

  it('platforms that did not run the same cells', () => {
    const other = onMac(blobWith(1, { report: { targets: [{ id: '10', declared: 10 }] } }));
    expect(refusal(ONE, TWO, other)).toContain(
      'cannot merge shard-1.json and mac-shard-1.json: their targets',
    );
  });
});

it('cells that an interrupted shard left out are accounted for', () => {
  const interrupted = blobWith(2, { report: { cells: [] }, missing: 1 });
  expect(requireMergeable([ONE, interrupted]).size).toBe(1);
});
