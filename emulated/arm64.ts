// npm run test:arm64 [-- SUITE...]: runs suites in Node.js for arm64 under qemu-aarch64, with addons that are compiled for it
// here (`--arch arm64`), and in the same release for x64. Exits with 1 where a cell differs.
import path from 'node:path';
import { execa } from 'execa';
import { canonicalJson } from '../suites/json.ts';
import { readReport } from '../runner/report/read-report.ts';
import { EXIT } from '../runner/run/judge/exit-code.ts';
import type { CellRecord } from '../runner/run/judge/cell-record.ts';
import { cacheRoot } from '../runner/shared/cache-root.ts';
import { count } from '../runner/shared/count.ts';
import { projectRoot } from '../runner/shared/project-root.ts';
import { withTempFolder } from '../runner/shared/temp-folder.ts';
import { printLines, runScript } from '../runner/tools/run-script.ts';
import { requireTools } from './require-tools.ts';

const SUITES = ['load', 'reference', 'threadsafe-function', 'finalizer'];
const RELEASE = '22.23.3';
const TOOLS = ['qemu-aarch64', 'aarch64-linux-gnu-gcc', 'aarch64-linux-gnu-g++'];
/** Everything takes several times as long under the emulator, in seconds. */
const TIMEOUT = '300';

async function arm64(words: readonly string[], signal: AbortSignal): Promise<number> {
  await requireTools(TOOLS, 'qemu-user and g++-aarch64-linux-gnu');
  const suites = (words.length > 0 ? words : SUITES).join(',');
  return withTempFolder(cacheRoot(), async (folder) => {
    const emulated = ['--node', RELEASE, '--arch', 'arm64', '--timeout', TIMEOUT];
    const [here, there] = await Promise.all([
      cellsOf(['--node', RELEASE, '--suite', suites], path.join(folder, 'x64'), signal),
      cellsOf([...emulated, '--suite', suites], path.join(folder, 'arm64'), signal),
    ]);
    const different = [...here].flatMap(([id, before]) => {
      const after = there.get(id) ?? 'no cell';
      return before === after ? [] : [`${id}: ${before} on x64, ${after} on arm64`];
    });
    printLines([
      ...different,
      `${different.length} of ${count(here.size, 'cell')} differ between arm64, emulated, and x64`,
    ]);
    return different.length === 0 && here.size === there.size ? EXIT.ok : EXIT.deviation;
  });
}

/** The result of each cell, by its rule and target. */
async function cellsOf(
  args: readonly string[],
  out: string,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const command = path.join(projectRoot, 'bin', 'napi-matrix.mjs');
  const options = { reject: false, cancelSignal: signal, stderr: 'inherit', stdout: 'ignore' } as const;
  await execa(process.execPath, [command, ...args, '--out', out], options);
  signal.throwIfAborted();
  const { cells } = await readReport(path.join(out, 'report.json'));
  return new Map(cells.map((cell) => [`${cell.rule}@${cell.target}`, textOf(cell)]));
}

function textOf({ verdict, outcome: { kind, signal, exitCode }, observation = null }: CellRecord): string {
  return canonicalJson({ verdict, kind, signal: signal ?? null, exitCode: exitCode ?? null, observation });
}

await runScript('test:arm64', arm64);
