import { platformId } from '../../shared/host-platform.ts';
import { UserError } from '../../shared/user-error.ts';
import type { Blob } from './blob.ts';
import { requireSame } from './require-same.ts';
import { requireWhole } from './require-whole.ts';
import { groupBy } from '../../shared/group-by.ts';

/** The blobs per platform (`linux-x64`), each with every shard of one run, in the order of the shards. */
export type BlobsByPlatform = ReadonlyMap<string, readonly Blob[]>;

/**
 * Sorts blobs by platform. Throws a UserError that names the files when they are not of one version of this tool, when
 * those of a platform are not parts of one run, when a shard is there twice or missing, and when the platforms did
 * not run the same cells.
 */
export function requireMergeable(blobs: readonly Blob[]): BlobsByPlatform {
  const [first] = blobs;
  if (first === undefined) throw new UserError('there is nothing to merge');
  for (const blob of blobs) {
    for (const key of ['tool', 'profile', 'rules', 'targets'] as const) requireSame(first, blob, key);
  }
  const platforms = groupBy(blobs, ({ report }) => platformId(report.platform));
  const sorted = [...platforms].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(sorted.map(([platform, ofIt]) => [platform, requireWhole(platform, requireOneRun(ofIt))]));
}

function requireOneRun(blobs: readonly Blob[]): readonly Blob[] {
  const [first, ...others] = blobs;
  if (first === undefined) return [];
  for (const blob of others) {
    for (const key of ['headers', 'runtimes'] as const) requireSame(first, blob, key);
    const both = `cannot merge ${first.file} and ${blob.file}`;
    if (blob.shard.count !== first.shard.count) {
      throw new UserError(`${both}: one is of ${first.shard.count} shards, the other of ${blob.shard.count}`);
    }
    if (blob.shard.plan !== first.shard.plan) {
      throw new UserError(
        `${both}: they are parts of different runs: their rules, probes, known deviations or options differ`,
      );
    }
  }
  return blobs;
}
