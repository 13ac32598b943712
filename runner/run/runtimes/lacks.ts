import type { Capability } from '../../../suites/rule.ts';
import type { LaunchableRuntime } from './runtime.ts';

/** A capability that a runtime lacks, and why. */
export interface Lack {
  readonly capability: Capability;
  readonly why: string;
}

/** The runtime without the capabilities that it lacks. */
export function withoutLacks(runtime: LaunchableRuntime, lacks: readonly Lack[]): LaunchableRuntime {
  const missing = new Set(lacks.map(({ capability }) => capability));
  return { ...runtime, capabilities: runtime.capabilities.filter((name) => !missing.has(name)) };
}

/** A line per capability that a runtime lacks. */
export function lackLines(id: string, lacks: readonly Lack[]): string[] {
  return lacks.map(({ capability, why }) => `${id} has no capability ${capability}: ${why}`);
}
