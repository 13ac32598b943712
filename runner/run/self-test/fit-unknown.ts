import { count } from '../../shared/count.ts';
import { UserError } from '../../shared/user-error.ts';
import { familyNamed } from '../runtimes/families.ts';
import { lackLines } from '../runtimes/lacks.ts';
import type { LaunchableRuntime } from '../runtimes/runtime.ts';
import { fitnessOf, fitted } from './fitness.ts';
import { assertPassed, failureText, selfTest } from './run-self-test.ts';

/**
 * A runtime at a path, ready to run. One that is recognized as a release of a family lacks the capabilities whose
 * self-test it fails, as the release does; any other must pass the whole self-test. Throws a UserError otherwise.
 */
export async function fitUnknown(
  runtime: LaunchableRuntime,
  { signal, onNotice }: { readonly signal: AbortSignal; readonly onNotice: (line: string) => void },
): Promise<LaunchableRuntime> {
  const family = runtime.like === undefined ? undefined : familyNamed(runtime.like.name);
  if (family === undefined) {
    const outcome = await selfTest(runtime, signal);
    assertPassed(runtime, outcome);
    onNotice(`${runtime.id}: self-test passed (${outcome.tests}/${outcome.tests})`);
    return runtime;
  }
  const fitness = await fitnessOf(runtime, family.gcArguments ?? [], signal);
  if ('failure' in fitness) {
    const { failure } = fitness;
    throw new UserError(`${runtime.id}: self-test failed, so no rule was run: ${failureText(failure)}`);
  }
  for (const line of lackLines(runtime.id, fitness.lacks)) onNotice(line);
  const { tests, lacks } = fitness;
  const result =
    lacks.length === 0
      ? 'passed'
      : `shows ${count(lacks.length, 'missing capability', 'missing capabilities')}`;
  onNotice(`${runtime.id}: self-test ${result} (${tests - lacks.length}/${tests})`);
  return fitted(runtime, fitness);
}
