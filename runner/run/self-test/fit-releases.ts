import path from 'node:path';
import { readJsonCache, writeJsonCache } from '../../shared/json-cache.ts';
import { z } from 'zod';
import type { AbsentRuntime } from '../runtimes/context.ts';
import { familyNamed } from '../runtimes/families.ts';
import type { RuntimeFamily } from '../runtimes/family.ts';
import { lackLines } from '../runtimes/lacks.ts';
import type { LaunchableRuntime } from '../runtimes/runtime.ts';
import { fitnessOf, fitnessSchema, fitted, type Fitness } from './fitness.ts';
import { harnessDigest } from './harness-digest.ts';
import { failureText } from './run-self-test.ts';

const storedFitness = fitnessSchema.extend({
  /** The harness with which it was found. */
  harness: z.string(),
});

export interface FitContext {
  readonly cacheDir: string;
  readonly signal: AbortSignal;
  readonly onNotice: (line: string) => void;
  /** Called for each release whose results cannot be trusted. */
  readonly onUnusable: (absent: AbsentRuntime) => void;
}

/**
 * The releases among the runtimes with the capabilities that their self-test shows; all other runtimes as they are. The
 * self-test of an executable runs once per version of the harness: its result is kept in the cache.
 */
export async function fitReleases(
  runtimes: readonly LaunchableRuntime[],
  context: FitContext,
): Promise<LaunchableRuntime[]> {
  const fit: LaunchableRuntime[] = [];
  for (const runtime of runtimes) {
    const family = familyNamed(runtime.name);
    const fitness = family === undefined ? NOTHING_FOUND : await knownFitness(runtime, family, context);
    if (fitness === null) continue;
    for (const line of lackLines(runtime.id, fitness.lacks)) context.onNotice(line);
    fit.push(fitted(runtime, fitness));
  }
  return fit;
}

const NOTHING_FOUND: Fitness = { tests: 0, args: [], lacks: [] };

/** Null: the release cannot be used. A result is kept unless the load of the machine may have caused it. */
async function knownFitness(
  runtime: LaunchableRuntime,
  { gcArguments = [] }: RuntimeFamily,
  { cacheDir, signal, onNotice, onUnusable }: FitContext,
): Promise<Fitness | null> {
  const file = path.join(cacheDir, 'self-tests', `${runtime.sha256}.json`);
  const harness = await harnessDigest([runtime.args, gcArguments, runtime.env, runtime.capabilities]);
  const stored = await readJsonCache(file, storedFitness);
  if (stored?.harness === harness) return stored;
  onNotice(`${runtime.id}: checking that it can run the harness (once)`);
  const found = await fitnessOf(runtime, gcArguments, signal);
  if ('failure' in found) {
    onUnusable({ name: runtime.id, reason: failureText(found.failure), required: true });
    return null;
  }
  const { timedOut, ...fitness } = found;
  if (!timedOut) await writeJsonCache(file, { harness, ...fitness });
  return fitness;
}
