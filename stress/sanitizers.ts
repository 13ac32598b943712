import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { canonicalJson } from '../suites/json.ts';
import type { AddonSet } from '../runner/run/addons/addon-set.ts';
import {
  SANITIZER_EXIT_CODE,
  SANITIZER_FLAGS,
  sanitizedEnvironment,
} from '../runner/run/addons/sanitized.ts';
import type { ProbeResult } from '../runner/run/execute/outcome.ts';
import { runCells } from '../runner/run/execute/run-cells.ts';
import type { LaunchableRuntime } from '../runner/run/runtimes/runtime.ts';
import { plantedRun, runPlanted } from './ask.ts';
import { cellsOf, type PartResult, type StressContext } from './context.ts';
import { buildPlanted } from './planted/planted.ts';

/** Every rule, with addons that have sanitizers: it gives the same observation, and nothing is reported. */
export async function underSanitizers(
  runtime: LaunchableRuntime,
  context: StressContext,
): Promise<PartResult> {
  const reports = path.join(context.folder, 'reports');
  const env = { ...runtime.env, ...(await sanitizedEnvironment(reports)) };
  const sanitized = { ...runtime, env };
  const missed = await missedFaults(sanitized, reports, context);
  await mkdir(reports);
  try {
    const plain = await resultsOf(runtime, context.addons, context);
    const observed = await resultsOf(sanitized, await context.sanitized(), context);
    return {
      done: `${plain.size} cells with sanitizers`,
      findings: [...missed, ...differences(plain, observed), ...(await summaries(reports))],
    };
  } finally {
    await rm(reports, { recursive: true });
  }
}

/** The planted faults that are not reported. */
async function missedFaults(
  runtime: LaunchableRuntime,
  reports: string,
  context: StressContext,
): Promise<string[]> {
  const file = await buildPlanted(context.folder, SANITIZER_FLAGS);
  const missed: string[] = [];
  for (const fault of ['overrun', 'overflow']) {
    await mkdir(reports);
    const job = { runtime, flags: [], shared: false, runs: [plantedRun(fault, 'commit', { fault })] };
    for await (const { result } of runPlanted([job], file, {}, context)) {
      if (isSanitizerExit(result) || (await summaries(reports)).length > 0) continue;
      missed.push(`the planted fault "${fault}" is not found: ${canonicalJson(comparable(result))}`);
    }
    await rm(reports, { recursive: true });
  }
  return missed;
}

async function resultsOf(
  runtime: LaunchableRuntime,
  addons: AddonSet,
  context: StressContext,
): Promise<ReadonlyMap<string, ProbeResult>> {
  const results = new Map<string, ProbeResult>();
  const options = {
    addons: { native: addons },
    isolateAll: false,
    concurrency: null,
    timeoutMs: context.request.timeoutMs,
    signal: context.signal,
  };
  for await (const { cell, result } of runCells([cellsOf(runtime, context)], options)) {
    results.set(cell.id, result);
  }
  context.signal.throwIfAborted();
  return results;
}

/** Informative: Node.js dies in the middle of a garbage collection, and what it still prints depends on chance. */
const DIES_IN_COLLECTION = /^finalizer\/external-string-\w+-dies@/;

function differences(
  plain: ReadonlyMap<string, ProbeResult>,
  sanitized: ReadonlyMap<string, ProbeResult>,
): string[] {
  return [...plain].flatMap(([id, result]) => {
    const other = sanitized.get(id);
    const [before, after] = [result, other].map((each) =>
      each === undefined ? 'nothing' : canonicalJson(comparable(each)),
    );
    if (before !== after && DIES_IN_COLLECTION.test(id)) return [];
    const cause = /^.*runtime error: .*$/m.exec(other?.outcome.stderrTail ?? '')?.[0] ?? '';
    return before === after ? [] : [`${id}: ${before} becomes ${after} ${cause}`.trim()];
  });
}

/** The run looks at how its process ends. */
function isSanitizerExit({ observation = null }: ProbeResult): boolean {
  return canonicalJson(observation).includes(`"exitCode":${SANITIZER_EXIT_CODE}`);
}

/** Without what the process printed as it died: the frames of a stack differ with the compiler's flags. */
function comparable({ outcome, observation = null }: ProbeResult) {
  const { kind, signal = null, exitCode = null } = outcome;
  return { kind, signal, exitCode, observation };
}

/** One line of each report. */
async function summaries(reports: string): Promise<string[]> {
  const files = await readdir(reports);
  const texts = await Promise.all(files.map((file) => readFile(path.join(reports, file), 'utf8')));
  return texts.map((text) => /^.*(?:SUMMARY|runtime error).*$/m.exec(text)?.[0] ?? text.slice(0, 200));
}
