import path from 'node:path';
import { addonsFor, type AddonSets } from '../addons/addon-set.ts';
import { execute } from '../execute/execute.ts';
import type { Json } from '../../../suites/json.ts';
import type { ProbeRun } from '../plan/probe-run.ts';
import { projectRoot } from '../../shared/project-root.ts';
import type { LaunchableRuntime } from '../runtimes/runtime.ts';

const TIMEOUT_MS = 15_000;

/** The probe of the suite api-version: what napi_get_version returns, beside process.versions.napi. */
const QUESTION: ProbeRun = {
  id: 'supported version',
  suite: 'api-version',
  probe: 'report',
  args: null,
  addon: 'api_version',
  target: { id: 'none', declared: null },
  needs: ['load'],
  rule: 'supported version',
};

/**
 * A line when a runtime reports one supported version to programs and another one to addons: whichever is wrong,
 * hundreds of rules would deviate for it. Null: the two agree, or one could not be read.
 */
export async function versionContradiction(
  runtime: LaunchableRuntime,
  addons: AddonSets,
  signal: AbortSignal,
): Promise<string | null> {
  if (addonsFor(addons, runtime).files[QUESTION.addon]?.[QUESTION.target.id] === undefined) return null;
  const execution = execute([{ runtime, flags: [], shared: false, runs: [QUESTION] }], {
    concurrency: 1,
    timeoutMs: TIMEOUT_MS,
    addons,
    probes: {
      'api-version': path.join(projectRoot, 'suites', 'api-version', 'api-version.probe.cjs'),
    },
    signal,
  });
  for await (const { result } of execution) {
    const line = contradictionIn(runtime.name, result.observation);
    if (line !== null) return line;
  }
  return null;
}

/** `observation`: `{ status, toAddon, toJavaScript }`, versions as text. */
export function contradictionIn(name: string, observation: Json | undefined): string | null {
  if (typeof observation !== 'object' || observation === null || Array.isArray(observation)) return null;
  const { status, toAddon, toJavaScript } = observation as Readonly<Record<string, Json>>;
  if (status !== 0 || typeof toAddon !== 'string' || typeof toJavaScript !== 'string') return null;
  if (!/^\d+$/.test(toJavaScript) || toAddon === toJavaScript) return null;
  return `${name} supports Node-API ${toJavaScript} according to process.versions.napi and ${toAddon} according to napi_get_version; correct one of them, or state "napiVersion" in matrix.json`;
}
