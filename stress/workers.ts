import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { z } from 'zod';
import { effectiveVersion, targetFromId } from '../suites/target.ts';
import type { AddonSet } from '../runner/run/addons/addon-set.ts';
import type { LaunchableRuntime } from '../runner/run/runtimes/runtime.ts';
import { projectRoot } from '../runner/shared/project-root.ts';
import type { PartResult, StressContext } from './context.ts';
import { growthPerRound } from './growth.ts';
import { buildPlanted } from './planted/planted.ts';

const LOADS = 500;
const AT_ONCE = 200;
/** Enough to tell a leak. */
const PLANTED_LOADS = 100;
/** By which memory may grow from one Worker to the next, in bytes. Node.js itself keeps some of each. */
const TOLERANCE = 16 * 1024;

/** Loads and unloads every addon in 500 Workers, one after the other, and in 200 at once. */
export async function inWorkers(runtime: LaunchableRuntime, context: StressContext): Promise<PartResult> {
  try {
    return await loadInWorkers(runtime, context);
  } catch (error) {
    if (!(error instanceof WorkersDied)) throw error;
    return { done: 'not to its end', findings: [error.message] };
  }
}

async function loadInWorkers(runtime: LaunchableRuntime, context: StressContext): Promise<PartResult> {
  const files = loadable(runtime, context.addons);
  const planted = await buildPlanted(context.folder, []);
  const run = (what: Omit<WorkersPlan, 'atOnce'> & { atOnce?: number }) =>
    runWorkers(runtime, { atOnce: 1, ...what }, context);
  const findings: string[] = [];

  const leak = growthPerRound((await run({ files: [planted], rounds: PLANTED_LOADS })).resident);
  if (leak <= TOLERANCE) findings.push(`the planted leak is not found: ${kilobytes(leak)} per load`);

  const alone = await run({ files, rounds: LOADS });
  const growth = growthPerRound(alone.resident);
  if (growth > TOLERANCE) findings.push(`memory grows by ${kilobytes(growth)} with each Worker`);
  const together = await run({ files, rounds: 1, atOnce: AT_ONCE });
  for (const [index, file] of files.entries()) {
    const loads = [alone, together].map(({ answers }) => answers[index]);
    const loaded = loads.reduce((sum, each) => sum + (each?.loaded ?? 0), 0);
    const refused = loads.reduce((sum, each) => sum + (each?.refused ?? 0), 0);
    if (loaded > 0 && refused > 0) {
      findings.push(`${path.basename(file)} is loaded by ${loaded} Workers and refused by ${refused}`);
    }
  }
  return {
    done: `${files.length} addons in ${LOADS} Workers (${kilobytes(growth)} more with each, ${kilobytes(leak)} with the planted leak) and in ${AT_ONCE} at once`,
    findings,
  };
}

interface WorkersPlan {
  readonly files: readonly string[];
  readonly rounds: number;
  readonly atOnce: number;
}

/** The process did not survive its Workers. */
class WorkersDied extends Error {}

const workersResult = z.strictObject({
  resident: z.array(z.number()),
  answers: z.array(z.strictObject({ loaded: z.number(), refused: z.number() })),
});

async function runWorkers(
  runtime: LaunchableRuntime,
  plan: WorkersPlan,
  { folder, signal }: StressContext,
): Promise<z.infer<typeof workersResult>> {
  const planFile = path.join(folder, 'workers.json');
  await writeFile(planFile, JSON.stringify(plan));
  const script = path.join(projectRoot, 'stress', 'in-workers.cjs');
  const args = [...runtime.args, '--expose-gc', script, planFile];
  const options = { env: runtime.env, extendEnv: false, cancelSignal: signal, reject: false } as const;
  const { failed, stdout, stderr, shortMessage } = await execa(runtime.executable, args, options);
  signal.throwIfAborted();
  if (failed)
    throw new WorkersDied(
      `${shortMessage ?? ''}: ${stderr.split('\n').find((line) => /error/i.test(line)) ?? ''}`,
    );
  return workersResult.parse(JSON.parse(stdout));
}

/** The addons that the runtime must accept: releases before 26.12 crash of the others. */
function loadable({ napiVersion }: LaunchableRuntime, { files }: AddonSet): string[] {
  return Object.values(files).flatMap((ofAddon) =>
    Object.entries(ofAddon).flatMap(([id, file]) => {
      const target = targetFromId(id);
      const isAccepted = target !== null && effectiveVersion(target.declared, napiVersion) !== 'rejected';
      return isAccepted ? [file] : [];
    }),
  );
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}
