import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson } from '../../../suites/json.ts';
import { withSlashes } from '../../shared/with-slashes.ts';
import { sourcesDigest } from '../../run/addons/archive/sources-digest.ts';
import type { Cell } from '../../run/plan/cells.ts';
import { projectRoot } from '../../shared/project-root.ts';
import type { ReportHeader, ReportShard } from '../../report/schema.ts';
import type { Shard } from '../../run/plan/shard.ts';

export interface WholeRun {
  readonly header: ReportHeader;
  /** The cells of all shards. */
  readonly cells: readonly Cell[];
  /** Every expectation that the run applies, by the name of its runtime. */
  readonly expectations: ReadonlyMap<string, readonly object[]>;
  /** See `shard.stale` of the report. */
  readonly stale: ReportShard['stale'];
}

/** The description of a shard and of its whole run, for the shard's report. `root`: the project's folder. */
export async function describeShard(
  { index, count }: Shard,
  whole: WholeRun,
  root = projectRoot,
): Promise<ReportShard> {
  return {
    index,
    count,
    plan: await planDigest(whole, root),
    planned: whole.cells.length,
    stale: whole.stale,
  };
}

/**
 * SHA-256 in hex of everything that decides the result of a run except the runtimes' behaviour: tool, platform, headers,
 * runtimes with the digests of their executables, rules with what they expect, cells, expectations, the text of
 * every probe and of the harness, and the sources of the addons. Where things lie on a machine is not in it.
 */
async function planDigest({ header, cells, expectations, stale }: WholeRun, root: string): Promise<string> {
  const hash = createHash('sha256');
  const rules = new Set(cells.map(({ rule }) => rule));
  hash.update(canonicalJson({ header, rules: [...rules], stale, expectations: [...expectations] }));
  for (const { id } of cells) hash.update(`\n${id}`);
  const suites = path.join(root, 'suites');
  for (const file of await scriptsBelow(suites)) {
    hash.update(`\n${file}\n`);
    hash.update(await readFile(path.join(suites, file)));
  }
  hash.update(`\n${await sourcesDigest(path.join(root, 'addons'))}`);
  return hash.digest('hex');
}

async function scriptsBelow(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .filter((file) => file.endsWith('.cjs'))
    .map((file) => withSlashes(file))
    .sort();
}
