import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { preloadVariables } from '../runner/authors/trace/preload.ts';
import { canTrace } from '../runner/authors/trace/require-traceable.ts';
import { ownTraceLibrary } from '../runner/cli/commands/trace-library.ts';
import { compiledAddon } from '../tests/support/fixtures/compiled-addon.ts';
import type { Measurement } from './bound.ts';
import { median } from './median.ts';
import { timeProcess } from './timed-process.ts';

const ROUNDS = 9;
const CALLS = 20_000_000;
const WHAT = 'what trace adds to a call';
const BOUND = { kind: 'below', value: 5, unit: 'ns' } as const;

/** The time of one call in a loop of calls, traced and not. */
export async function measureTrace(scratch: string): Promise<Measurement> {
  if (!canTrace())
    return { what: WHAT, bound: { kind: 'none', unit: 'ns' }, measured: NaN, from: 'trace needs Linux' };
  const source = await readFile(path.join(import.meta.dirname, 'many-calls.c'), 'utf8');
  const file = await compiledAddon(scratch, { source, flags: ['-O2'], name: 'many-calls' });
  const variables = await traced(scratch, file);
  const [plain, withTrace]: [number[], number[]] = [[], []];
  // In turns, so that a busy moment of the machine meets both.
  for (let round = 0; round < ROUNDS; round += 1) {
    plain.push(nanoseconds(file, {}));
    withTrace.push(nanoseconds(file, variables));
  }
  return {
    what: WHAT,
    bound: BOUND,
    measured: median(withTrace) - median(plain),
    from: `${median(withTrace).toFixed(1)} ns - ${median(plain).toFixed(1)} ns, napi_get_instance_data ${CALLS.toLocaleString('en-US')} times, ${ROUNDS} rounds`,
  };
}

async function traced(scratch: string, file: string): Promise<Record<string, string>> {
  const { signal } = new AbortController();
  const library = await ownTraceLibrary({ offline: true, signal, onNotice: () => undefined });
  const folder = path.join(scratch, 'traces');
  await mkdir(folder);
  return preloadVariables({ library, file, folder, as: null, newer: 'list' });
}

function nanoseconds(file: string, variables: Readonly<Record<string, string>>): number {
  const script = `console.log(require(${JSON.stringify(file)}).manyCalls(${CALLS}))`;
  const env = { ...process.env, ...variables };
  return Number(timeProcess({ command: process.execPath, args: ['-e', script], env }).stdout);
}
