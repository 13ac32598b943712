import { spawnSync } from 'node:child_process';
import { copyFile, open, truncate } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { GUARD } from '../runner/authors/guard/guarded.ts';
import { addonsBelow } from '../runner/authors/subject/find-addons.ts';
import { fetchedPackage } from '../truth/fetched-package.ts';
import { readPackages } from '../truth/packages.ts';
import type { Measurement } from './bound.ts';
import { generateModules } from './generated-modules.ts';
import { median } from './median.ts';
import { timeProcess } from './timed-process.ts';

const ROUNDS = 5;
const PACKAGES = 500;
const WITH_ADDON = 25;
const LARGE_BYTES = 200 * 2 ** 20;
const FEW_FILES = 4;
const MANY_FILES = 40;
/** ELF64 for x64 and arm64 begin with this. */
const ELF = '7f454c4602';

const script = (name: string) => path.join(import.meta.dirname, name);

/** What reading addons costs, in fetched packages and in generated ones. */
export async function measureAuthors(scratch: string): Promise<Measurement[]> {
  const addons = await elfAddons();
  const [addon = ''] = addons;
  return [
    againstReadelf(addons),
    await ofLargeFile(scratch, addon),
    ...(await wholeTree(scratch, addon)),
    ofGuard(addons),
  ];
}

/** The ELF files of the packages of truth/packages.json. */
async function elfAddons(): Promise<string[]> {
  const { signal } = new AbortController();
  const found: string[] = [];
  for (const { package: spec, beside } of await readPackages()) {
    const folder = await fetchedPackage(spec, beside, signal);
    for (const file of await addonsBelow(folder)) found.push(path.join(folder, file));
  }
  const starts = await Promise.all(found.map(startOf));
  return found.filter((_file, index) => starts[index] === ELF);
}

async function startOf(file: string): Promise<string> {
  const handle = await open(file);
  try {
    return (await handle.read(Buffer.alloc(5), 0, 5, 0)).buffer.toString('hex');
  } finally {
    await handle.close();
  }
}

function againstReadelf(addons: readonly string[]): Measurement {
  const readelf: number[] = [];
  const reader: number[] = [];
  // In turns, so that a busy moment of the machine meets both.
  for (let round = 0; round < ROUNDS; round += 1) {
    readelf.push(readelfMs(addons));
    const out = fed(['--import', 'tsx', script('read-addons.ts')], addons);
    reader.push(z.object({ ms: z.number() }).parse(out).ms);
  }
  return {
    what: 'reading addons / readelf --dyn-syms -W on the same files',
    bound: { kind: 'at-most', value: 3, unit: 'x' },
    measured: median(reader) / median(readelf),
    from: `${addons.length} files: ${ms(median(reader))} without the start of Node.js / ${ms(median(readelf))}`,
  };
}

async function ofLargeFile(scratch: string, addon: string): Promise<Measurement> {
  const large = path.join(scratch, 'large.node');
  await copyFile(addon, large);
  await truncate(large, LARGE_BYTES);
  const out = fed(['--import', 'tsx', script('read-addons.ts')], [large]);
  return {
    what: 'memory that reading an addon of 200 MB adds',
    bound: { kind: 'below', value: 100, unit: 'MB' },
    measured: z.object({ grownKb: z.number() }).parse(out).grownKb / 1024,
    from: 'one file, padded with zeros',
  };
}

/** Its output is many megabytes, which nobody reads. */
function readelfMs(addons: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync('readelf', ['--dyn-syms', '-W', ...addons], { stdio: 'ignore' });
  if (status !== 0) throw new Error(`readelf ended with exit code ${String(status)}`);
  return performance.now() - start;
}

async function wholeTree(scratch: string, addon: string): Promise<Measurement[]> {
  const [few, many] = [path.join(scratch, 'few'), path.join(scratch, 'many')];
  const tree = { packages: PACKAGES, withAddon: WITH_ADDON, addon };
  await generateModules(few, { ...tree, files: FEW_FILES });
  await generateModules(many, { ...tree, files: MANY_FILES });
  const [fewMs, manyMs]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    fewMs.push(checkMs(few));
    manyMs.push(checkMs(many));
  }
  return [
    {
      what: `check on a node_modules of ${PACKAGES} packages`,
      bound: { kind: 'below', value: 1000, unit: 'ms' },
      measured: median(manyMs),
      from: `${WITH_ADDON} addons, ${MANY_FILES} other files a package`,
    },
    {
      what: 'the same for ten times the files that are no addons',
      bound: { kind: 'at-most', value: 1.5, unit: 'x' },
      measured: median(manyMs) / median(fewMs),
      from: `${ms(median(manyMs))} / ${ms(median(fewMs))}`,
    },
  ];
}

function checkMs(folder: string): number {
  const args = ['--import', 'tsx', script('check-folder.ts'), folder];
  const { stdout } = timeProcess({ command: process.execPath, args });
  const { ms: wallMs, addons } = z.object({ ms: z.number(), addons: z.number() }).parse(JSON.parse(stdout));
  if (addons !== WITH_ADDON) throw new Error(`${addons} addons were found in ${folder}`);
  return wallMs;
}

const guardTimes = z.object({ times: z.array(z.number()) });

function ofGuard(addons: readonly string[]): Measurement {
  const each: number[] = [];
  const means: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { times } = guardTimes.parse(fed([script('guard-addons.cjs'), GUARD], addons));
    each.push(...times);
    means.push(times.reduce((sum, time) => sum + time, 0) / times.length);
  }
  return {
    what: 'what napi-matrix/guard adds to a load, on average',
    bound: { kind: 'at-most', value: 1, unit: 'ms' },
    measured: median(means),
    from: `${addons.length} files, ${ROUNDS} times, each once a process; the median file: ${median(each).toFixed(2)} ms`,
  };
}

/** The JSON that a script prints when it gets paths on stdin. Throws when it fails. */
function fed(args: readonly string[], paths: readonly string[]): unknown {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    input: paths.join('\n'),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stderr.slice(-2000)}`);
  return JSON.parse(stdout);
}

function ms(number: number): string {
  return `${number.toFixed(0)} ms`;
}
