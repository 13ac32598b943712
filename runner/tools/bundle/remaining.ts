import { createRequire } from 'node:module';
import path from 'node:path';
import type { Answer } from '../log/answers.ts';
import { projectRoot } from '../../shared/project-root.ts';
import type { RuntimeInfo } from '../../run/runtimes/runtime.ts';
import type { BundleRun } from './plan-bundle.ts';

const { isApplicable } = createRequire(import.meta.url)(
  path.join(projectRoot, 'suites', 'harness', 'contract', 'contract-session.cjs'),
) as { isApplicable: (run: BundleRun, supportedVersion: number, capabilities: readonly string[]) => boolean };

type OpenRun = Pick<BundleRun, 'number' | 'id' | 'isolated'>;

/** The runs that apply to a runtime. */
export function applicableRuns(
  runs: readonly BundleRun[],
  { napiVersion, capabilities }: Pick<RuntimeInfo, 'napiVersion' | 'capabilities'>,
): BundleRun[] {
  return runs.filter((run) => isApplicable(run, napiVersion, capabilities));
}

/**
 * The runs for the next process of an engine, in the form of `napiMatrixHost.only`: all remaining runs that share a
 * process, else one that needs a process of its own or died in a shared one. Null: none remains.
 */
export function nextRuns(runs: readonly OpenRun[], answers: ReadonlyMap<string, Answer>): string | null {
  const open = runs.filter(({ id }) => !answers.has(id));
  const shared = open.filter(({ isolated }) => !isolated);
  if (shared.length > 0) return ranges(shared.map(({ number }) => number));
  const [alone] = [...runs.filter(({ id }) => answers.get(id)?.unconfirmed), ...open];
  return alone === undefined ? null : String(alone.number);
}

/** `3,7-9`; the numbers ascend. */
export function ranges(numbers: readonly number[]): string {
  const found: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const range = found.at(-1);
    if (range?.last === number - 1) range.last = number;
    else found.push({ first: number, last: number });
  }
  return found.map(({ first, last }) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
}
