import type { LaunchableRuntime } from '../runtimes/runtime.ts';
import type { ProbeRun } from '../plan/probe-run.ts';

/** Where the time of a run went, by rule and runtime. */
export class SlowRules {
  readonly #ms = new Map<string, { readonly rule: string; readonly runtime: string; ms: number }>();

  /** Milliseconds from the end of the run before, or from the start of the process, to the end of this one. */
  add(runtime: Pick<LaunchableRuntime, 'id'>, { rule }: Pick<ProbeRun, 'rule'>, ms: number): void {
    const key = `${rule}#${runtime.id}`;
    const entry = this.#ms.get(key) ?? { rule, runtime: runtime.id, ms: 0 };
    entry.ms += ms;
    this.#ms.set(key, entry);
  }

  /** The slowest first. */
  slowest(most: number): readonly { readonly rule: string; readonly runtime: string; readonly ms: number }[] {
    return [...this.#ms.values()].sort((a, b) => b.ms - a.ms).slice(0, most);
  }
}
