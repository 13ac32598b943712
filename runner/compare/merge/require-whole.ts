import { UserError } from '../../shared/user-error.ts';
import type { Blob } from './blob.ts';

/** The shards of one run in their order. Throws a UserError when one is missing or there twice, or lacks cells. */
export function requireWhole(platform: string, blobs: readonly Blob[]): readonly Blob[] {
  const byIndex = new Map<number, Blob>();
  for (const blob of blobs) {
    const { index, count } = blob.shard;
    const twin = byIndex.get(index);
    if (twin !== undefined) {
      throw new UserError(`${twin.file} and ${blob.file} are both shard ${index} of ${count}; pass one`);
    }
    byIndex.set(index, blob);
  }
  const sorted = [...byIndex.values()].sort((a, b) => a.shard.index - b.shard.index);
  requireAll(platform, sorted);
  requireEveryCell(platform, sorted);
  return sorted;
}

function requireAll(platform: string, blobs: readonly Blob[]): void {
  const count = blobs[0]?.shard.count ?? 0;
  const came = new Set(blobs.map(({ shard }) => shard.index));
  const missing = Array.from({ length: count }, (_none, index) => index + 1).filter(
    (index) => !came.has(index),
  );
  if (missing.length === 0) return;
  const are = missing.length === 1 ? 'is' : 'are';
  const files = blobs.map(({ shard, file }) => `${shard.index} (${file})`).join(', ');
  throw new UserError(
    `of the ${count} shards for ${platform}, ${missing.join(', ')} ${are} missing; there are ${files}`,
  );
}

function requireEveryCell(platform: string, blobs: readonly Blob[]): void {
  const owners = new Map<string, string>();
  let accounted = 0;
  for (const { file, report } of blobs) {
    accounted += report.cells.length + report.counts.missing;
    for (const { id } of report.cells) {
      const owner = owners.get(id);
      if (owner !== undefined) throw new UserError(`${owner} and ${file} both have the cell ${id}`);
      owners.set(id, file);
    }
  }
  const planned = blobs[0]?.shard.planned ?? 0;
  if (accounted === planned) return;
  const files = blobs.map(({ file }) => file).join(', ');
  throw new UserError(
    `the shards for ${platform} account for ${accounted} cells, not ${planned}: one of ${files} is damaged`,
  );
}
