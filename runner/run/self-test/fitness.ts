import { CAPABILITIES, type Capability } from '../../../suites/rule.ts';
import { z } from 'zod';
import { withoutLacks } from '../runtimes/lacks.ts';
import type { LaunchableRuntime } from '../runtimes/runtime.ts';
import { failureText, selfTest, type Failure, type SelfTestOutcome } from './run-self-test.ts';

const lack = z.object({ capability: z.enum(CAPABILITIES), why: z.string() });

/** What the self-test shows of a runtime whose harness can be trusted. */
export const fitnessSchema = z.object({
  /** Self-tests that its capabilities allow. */
  tests: z.int(),
  /** Arguments that its sessions need in addition. */
  args: z.array(z.string()),
  /** The capabilities whose self-test it fails. */
  lacks: z.array(lack),
});
export type Fitness = z.infer<typeof fitnessSchema>;

/** A fitness that was found now. */
export interface FoundFitness extends Fitness {
  /** Whether a failure ran into the time limit, as it may on a busy machine. */
  readonly timedOut: boolean;
}

/** The fitness of a runtime, or the failure that shows that its results cannot be trusted. */
export type FitnessResult = FoundFitness | { readonly failure: Failure };

/**
 * Runs the self-test of a runtime. A self-test that needs a capability shows whether the runtime has it; one that needs
 * none must pass. `gcArguments` are tried when it collects no garbage without them.
 */
export async function fitnessOf(
  runtime: LaunchableRuntime,
  gcArguments: readonly string[],
  signal: AbortSignal,
): Promise<FitnessResult> {
  const plain = await confirmed(runtime, signal);
  const collects = !plain.failures.some(({ test }) => lackShownBy(test) === 'garbage-collection');
  if (collects || gcArguments.length === 0) return judged(plain, []);
  const aided = await confirmed({ ...runtime, args: [...runtime.args, ...gcArguments] }, signal);
  return aided.failures.length < plain.failures.length ? judged(aided, gcArguments) : judged(plain, []);
}

/** The runtime without the capabilities that it lacks, with the arguments that it needs. */
export function fitted(runtime: LaunchableRuntime, { args, lacks }: Fitness): LaunchableRuntime {
  return withoutLacks({ ...runtime, args: [...runtime.args, ...args] }, lacks);
}

/** A slow moment of the machine is no property of the runtime: what fails must fail twice. */
async function confirmed(runtime: LaunchableRuntime, signal: AbortSignal): Promise<SelfTestOutcome> {
  const first = await selfTest(runtime, signal);
  if (first.failures.length === 0) return first;
  const again = await selfTest(runtime, signal);
  const names = new Set(first.failures.map(({ test }) => test.name));
  return { ...again, failures: again.failures.filter(({ test }) => names.has(test.name)) };
}

function judged({ tests, failures }: SelfTestOutcome, args: readonly string[]): FitnessResult {
  const lacks: Fitness['lacks'] = [];
  for (const failure of failures) {
    const capability = lackShownBy(failure.test);
    if (capability === undefined) return { failure };
    lacks.push({ capability, why: failureText(failure) });
  }
  const timedOut = failures.some(({ result }) => result.outcome.kind === 'timed-out');
  return { tests, args: [...args], lacks, timedOut };
}

/** The capability that a self-test shows; the others that it needs have self-tests of their own. */
function lackShownBy({ needs }: Pick<Failure['test'], 'needs'>): Capability | undefined {
  return needs.at(-1);
}
