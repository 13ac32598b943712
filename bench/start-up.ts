import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Measurement } from './bound.ts';
import { median } from './median.ts';
import { cli, timeProcess } from './timed-process.ts';

const REPEATS = 7;

/** Packages that run the TypeScript of a checkout; the published package does not contain them. */
const DEVELOPMENT_ONLY = new Set(['tsx', 'esbuild', 'get-tsconfig', 'resolve-pkg-maps']);

/** The files that --help and --version load, and their time relative to a Node.js that does nothing. */
export async function measureStartUp(scratch: string): Promise<Measurement[]> {
  const bare = { command: process.execPath, args: ['-e', '0'] };
  const bareMs = median(Array.from({ length: REPEATS }, () => timeProcess(bare).wallMs));
  const lines: Measurement[] = [];
  for (const option of ['--help', '--version']) {
    const packages = await packagesLoadedBy(option, scratch);
    const startMs = median(Array.from({ length: REPEATS }, () => timeProcess(cli([option])).wallMs));
    lines.push(
      {
        what: `packages that ${option} loads`,
        bound: { kind: 'at-most', value: 0, unit: '' },
        measured: packages.length,
        from: packages.length === 0 ? 'none but tsx, which runs a checkout' : packages.join(', '),
      },
      {
        what: `${option} / node -e 0`,
        bound: { kind: 'none', unit: 'x' },
        measured: startMs / bareMs,
        from: `${startMs.toFixed(0)} ms / ${bareMs.toFixed(0)} ms`,
      },
    );
  }
  return lines;
}

const coverage = z.object({ result: z.array(z.object({ url: z.string() })) });

/** Names of the packages of which the command line loads a module: V8's coverage lists every script it has seen. */
async function packagesLoadedBy(option: string, scratch: string): Promise<string[]> {
  const folder = await mkdtemp(path.join(scratch, 'coverage-'));
  timeProcess({ ...cli([option]), env: { ...process.env, NODE_V8_COVERAGE: folder } });
  const loaded = new Set<string>();
  for (const file of await readdir(folder)) {
    const { result } = coverage.parse(JSON.parse(await readFile(path.join(folder, file), 'utf8')));
    for (const { url } of result) loaded.add(url);
  }
  const own = [...loaded].filter((url) => url.endsWith('/runner/cli/main.ts'));
  if (own.length === 0) throw new Error(`the coverage of ${option} does not name runner/cli/main.ts`);
  const packages = [...loaded].flatMap(
    (url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? [],
  );
  return [...new Set(packages)].filter((name) => !DEVELOPMENT_ONLY.has(name)).sort();
}
