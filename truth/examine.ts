import path from 'node:path';
import pMap from 'p-map';
import type { AddonFacts } from '../runner/authors/binary/addon-facts.ts';
import { readFacts } from '../runner/authors/check/read-file.ts';
import { addonsBelow } from '../runner/authors/subject/find-addons.ts';
import { compareFile, type Comparison } from './compare-file.ts';
import { fetchedPackage } from './fetched-package.ts';
import type { Recorded, TruthPackage } from './packages.ts';
import { differencesFromRecord } from './recorded.ts';

/** One file of a package, and how it was read. */
export interface Examined {
  readonly of: TruthPackage;
  /** Absolute, and relative to the package. */
  readonly file: string;
  readonly path: string;
  readonly parts: readonly AddonFacts[];
  readonly comparison: Comparison;
  readonly recorded: Recorded | null;
  /** A line for each field that is wrong. */
  readonly wrong: readonly string[];
}

/** Fetches packages and compares every addon in them. Throws an Error for a recorded file that a package does not have. */
export async function examine(
  packages: readonly TruthPackage[],
  { signal, onPackage }: { signal: AbortSignal; onPackage: (spec: string, files: number) => void },
): Promise<Examined[]> {
  const examined: Examined[] = [];
  for (const each of packages) {
    const folder = await fetchedPackage(each.package, each.beside, signal);
    const files = await addonsBelow(folder);
    const missing = Object.keys(each.files ?? {}).filter((file) => !files.includes(file));
    if (missing.length > 0) throw new Error(`${each.package} has no ${missing.join(', ')}`);
    examined.push(
      ...(await pMap(files, (file) => examineFile(each, folder, file), { concurrency: 2, signal })),
    );
    onPackage(each.package, files.length);
  }
  return examined;
}

async function examineFile(of: TruthPackage, folder: string, file: string): Promise<Examined> {
  const absolute = path.join(folder, file);
  const comparison = await compareFile(absolute);
  const read = readFacts(absolute);
  const parts = read.kind === 'read' ? read.parts : [];
  const recorded = of.files?.[file] ?? null;
  const [facts] = parts;
  const wrong = [
    ...comparison.differences.map(
      (each) => `${each.field}: read ${JSON.stringify(each.read)}, not ${JSON.stringify(each.reference)}`,
    ),
    ...(facts === undefined ? [] : differencesFromRecord(facts, recorded ?? {})),
  ];
  return { of, file: absolute, path: file, parts, comparison, recorded, wrong };
}
