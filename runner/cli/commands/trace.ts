import { targetFromId, type Target } from '../../../suites/target.ts';
import { NEWER_MODES, type NewerMode } from '../../authors/trace/preload.ts';
import { requireTraceable } from '../../authors/trace/require-traceable.ts';
import { runTraced, type TracedResult } from '../../authors/trace/run-traced.ts';
import { endedWell, endText, traceText, type TraceContext } from '../../authors/trace/trace-text.ts';
import type { Trace } from '../../authors/trace/trace.ts';
import { openProgress } from '../../report/console/console.ts';
import { EXIT } from '../../run/judge/exit-code.ts';
import { fromUser, readRequest } from '../../run/plan/matrix-request.ts';
import { namesRuntimes } from '../../run/plan/query.ts';
import { provisionContext } from '../../run/runtimes/context.ts';
import { runtimeAtPath } from '../../run/runtimes/path-runtime.ts';
import { provisionRuntimes } from '../../run/runtimes/provision.ts';
import type { LaunchableRuntime } from '../../run/runtimes/runtime.ts';
import { platformId } from '../../shared/host-platform.ts';
import { printableJson } from '../../shared/printable-json.ts';
import { printable } from '../../shared/printable.ts';
import { UserError } from '../../shared/user-error.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { queryOf } from '../query.ts';
import { traceLibrary } from './trace-library.ts';

/** `trace FILE [-- SCRIPT...]`: runs a script in each runtime and prints what the addon called. */
export async function trace(
  word: string,
  script: readonly string[],
  args: Arguments,
  signal: AbortSignal,
): Promise<number> {
  const file = fromUser(word);
  const as = parseAs(args.as);
  const newer = parseNewer(args.newer);
  requireTraceable(file);
  const query = queryOf(args);
  const request = await readRequest(query);
  const progress = openProgress({ quiet: false });
  const sources = { offline: args.offline, signal, onNotice: (line: string) => progress.note(line) };
  const runtimes = namesRuntimes(query.runtimes)
    ? await provisionRuntimes(request.runtimes, sources)
    : [await ownRuntime(signal)];
  for (const runtime of runtimes) requireOwnPlatform(runtime);
  const library = await traceLibrary(request, sources);
  const timeoutMs = args.timeout === null ? null : args.timeout * 1000;
  const results: Run[] = [];
  for (const runtime of runtimes) {
    const { end, trace: seen } = await runTraced({
      ...{ runtime, script, timeoutMs, signal, cwd: fromUser('.') },
      preload: { library, file, as, newer },
      onOutput: (chunk) => void process.stderr.write(chunk),
    });
    const shown = { runtime: labelOf(runtime), end };
    results.push({ ...shown, trace: seen });
    const context = { ...shown, file: word, as, napiVersion: runtime.napiVersion, isVerbose: args.verbose };
    if (!args.json) process.stdout.write(`${textOf(seen, context)}\n`);
    if (signal.aborted) break;
  }
  if (args.json) process.stdout.write(traceJson({ file: word, as }, results));
  if (signal.aborted) return EXIT.interrupted;
  if (results.some(({ trace: seen }) => seen === null)) return EXIT.usage;
  return results.every(({ end }) => endedWell(end)) ? EXIT.ok : EXIT.deviation;
}

interface Run extends TracedResult {
  readonly runtime: string;
}

/** `node@22.23.3`, `mine 1.2.3` */
function labelOf({ id, version }: LaunchableRuntime): string {
  return id.includes('@') ? id : `${id} ${version}`;
}

function textOf(seen: Trace | null, context: TraceContext): string {
  if (seen !== null) return `${traceText(seen, context)}\n`;
  const { file, runtime, end } = context;
  return `the script ${endText(end)} in ${runtime}, and ${printable(file)} was not loaded`;
}

/** Without the stderr of the script, which was passed on. */
function traceJson({ file, as }: Pick<TraceContext, 'file' | 'as'>, runs: readonly Run[]): string {
  return printableJson({
    file,
    as: as?.id ?? null,
    runs: runs.map(({ runtime, end, trace: seen }) => ({
      runtime,
      end: { ...end, stderrTail: undefined },
      trace: seen,
    })),
  });
}

function requireOwnPlatform({ id, platform }: LaunchableRuntime): void {
  if (platform !== undefined)
    throw new UserError(`trace needs a runtime of this machine; ${id} is of ${platformId(platform)}`);
}

/** The Node.js that runs this command. */
function ownRuntime(signal: AbortSignal): Promise<LaunchableRuntime> {
  return runtimeAtPath({ name: 'node', path: process.execPath }, provisionContext({ signal }));
}

function parseAs(word: string | null): Target | null {
  if (word === null) return null;
  const target = targetFromId(word);
  if (target !== null) return target;
  throw new UserError(`--as takes a declared version: none, a number, experimental; got "${word}"`);
}

function parseNewer(word: string | null): NewerMode {
  const mode = NEWER_MODES.find((each) => each === (word ?? 'list'));
  if (mode !== undefined) return mode;
  throw new UserError(`--newer takes ${NEWER_MODES.join(', ')}; got "${word}"`);
}
