import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pMap from 'p-map';
import { provisionRuntimes } from '../../run/runtimes/provision.ts';
import { withSessionFolder } from '../../run/process/session-folder.ts';
import { runExecutable } from '../../run/runtimes/run-executable.ts';
import type { LaunchableRuntime } from '../../run/runtimes/runtime.ts';
import type { Checked, CheckedFile } from '../check/checked.ts';
import type { Fate } from '../predict/fate.ts';
import { preloadVariables, readTrace } from '../trace/preload.ts';
import type { Trace } from '../trace/trace.ts';
import { boundariesOf, compare, fateAt, type Comparison } from './compare.ts';
import { LOAD_SCRIPT, outcomeOf, type LoadOutcome } from './load-outcome.ts';

export interface RealLoad {
  /** Relative to the subject's folder. */
  readonly file: string;
  /** `node@22.13.1` */
  readonly runtime: string;
  readonly predicted: Fate | null;
  readonly outcome: LoadOutcome;
  readonly comparison: Comparison;
  /** The calls of its load; null: it was not loaded, or not traced. */
  readonly trace: Trace | null;
}

export interface LoadContext {
  /** Releases of Node.js; null: those at which the prediction changes. */
  readonly releases: readonly string[] | null;
  /** The built addons/trace; null: no load is traced. */
  readonly library: string | null;
  readonly offline: boolean;
  readonly signal: AbortSignal;
  readonly onNotice: (line: string) => void;
}

const TIMEOUT_MS = 30_000;
const AT_ONCE = 2;
const FORMATS: Readonly<Record<string, string>> = { linux: 'ELF', darwin: 'Mach-O', win32: 'PE' };

/**
 * Loads every addon for this machine in real releases, each in a supervised process of its own. What an addon does when
 * it is loaded, happens.
 */
export async function loadInReleases(
  { subject, files }: Checked,
  { releases, library, offline, signal, onNotice }: LoadContext,
): Promise<readonly RealLoad[]> {
  const here = files.flatMap((file) => {
    const part = partForHere(file);
    return part === undefined ? [] : [{ file, part }];
  });
  if (here.length === 0) return [];
  const wanted = releases ?? [...new Set(here.flatMap(({ part }) => boundariesOf(part.fates.node)))];
  const runtimes = await provisionRuntimes({ node: wanted }, { offline, signal, onNotice });
  const loads = here.flatMap(({ file, part }) => runtimes.map((runtime) => ({ file, part, runtime })));
  return pMap(
    loads,
    async ({ file, part, runtime }) => {
      const addon = path.join(subject.folder, file.path);
      const { outcome, trace } = await load(addon, runtime, { library, signal });
      const predicted = fateAt(part.fates.node, runtime.version);
      const comparison = compare(predicted, outcome);
      return { file: file.path, runtime: runtime.id, predicted, outcome, comparison, trace };
    },
    { concurrency: AT_ONCE },
  );
}

async function load(
  file: string,
  { executable, env }: LaunchableRuntime,
  { library, signal }: Pick<LoadContext, 'library' | 'signal'>,
): Promise<Pick<RealLoad, 'outcome' | 'trace'>> {
  const nonce = randomBytes(16).toString('hex');
  return withSessionFolder(async ({ scratch: folder }) => {
    const traced =
      library === null ? {} : await preloadVariables({ library, file, folder, as: null, newer: 'list' });
    const { stdout, end } = await runExecutable({
      executable,
      args: ['-e', LOAD_SCRIPT, file, nonce],
      env: { ...env, ...traced },
      signal,
      timeoutMs: TIMEOUT_MS,
    });
    return { outcome: outcomeOf(stdout, nonce, end), trace: await readTrace(folder) };
  });
}

/** Undefined: the file is for another system, machine or C library. Node.js has no releases for musl. */
function partForHere({ claims, parts }: CheckedFile): CheckedFile['parts'][number] | undefined {
  if ((claims.os ?? process.platform) !== process.platform || claims.libc === 'musl') return undefined;
  return parts.find(
    ({ facts: { format, machine, libc } }) =>
      format === FORMATS[process.platform] && machine === process.arch && libc !== 'musl',
  );
}
