import { expect, it } from 'vitest';
import { CRASH, HEADER, reportCell } from '../../../tests/support/fixtures/report.ts';
import { mergeBlobs } from './merge-blobs.ts';
import { blobWith } from '../../../tests/support/fixtures/blob.ts';

const STALE = [{ runtime: 'node', rule: 'suite/gone', versions: '*' }];

it('the merged report is that of the whole run: no shard is in it, and the counts are added up', () => {
  const crashed = reportCell({ target: '9' }, CRASH);
  const { header, cells, summary } = mergeBlobs([blobWith(1), blobWith(2, { report: { cells: [crashed] } })]);
  expect(header).toEqual(HEADER);
  expect(cells).toEqual([...blobWith(1).report.cells, crashed]);
  expect(summary.counts).toMatchObject({ conforms: 1, deviates: 1, missing: 0 });
});

it('what no shard may call stale is stale once all have answered', () => {
  const { summary } = mergeBlobs([blobWith(1, { shard: { stale: STALE } }), blobWith(2)]);
  expect(summary).toMatchObject({ stale: STALE, counts: { stale: 1 } });
});

it('cells that an interrupted shard left out are missing, and then nothing is stale', () => {
  const interrupted = blobWith(2, { report: { cells: [] }, missing: 1 });
  const { summary } = mergeBlobs([blobWith(1, { shard: { stale: STALE } }), interrupted]);
  expect(summary).toMatchObject({ stale: [], counts: { conforms: 1, missing: 1, stale: 0 } });
});
