import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CAPABILITIES } from '../../../suites/rule.ts';
import { projectRoot } from '../../shared/project-root.ts';
import { runtimeWith } from '../../../tests/support/fixtures/cell.ts';
import type { LaunchableRuntime } from '../runtimes/runtime.ts';
import { assertPassed, selfTest } from './run-self-test.ts';

/** This Node.js, with a harness that is hostile in this way. */
function hostile(way: string, parts: Partial<LaunchableRuntime> = {}): LaunchableRuntime {
  return runtimeWith({
    id: 'mine',
    name: 'mine',
    executable: process.execPath,
    entry: path.join(projectRoot, 'tests', 'support', 'fakes', 'dishonest-harness.cjs'),
    env: { HOSTILE: way },
    ...parts,
  });
}

const { signal } = new AbortController();

async function failedBy(runtime: LaunchableRuntime): Promise<string[]> {
  const { failures } = await selfTest(runtime, signal);
  return failures.map(({ test }) => test.name).sort();
}

describe('a harness passes', () => {
  it('that notices everything', async () => {
    const outcome = await selfTest(hostile('nothing wrong'), signal);
    expect(outcome.failures).toEqual([]);
    expect(outcome.tests).toBe(17);
    expect(() => assertPassed(hostile('nothing wrong'), outcome)).not.toThrow();
  });

  it('omits what its runtime cannot do', async () => {
    const capabilities = CAPABILITIES.filter((name) => name !== 'garbage-collection' && name !== 'worker');
    const outcome = await selfTest(hostile('collects nothing', { capabilities }), signal);
    expect(outcome).toEqual({ tests: 15, failures: [] });
  });
});

describe('a harness is refused that', () => {
  it.each<[string, readonly string[]]>([
    ['ok to everything', ['answer', 'crash', 'hang', 'thrown-error', 'unsettled-promise']],
    ['echoes what it is given', ['answer', 'crash', 'hang', 'process-end']],
    ['done without running', ['answer', 'crash', 'hang', 'silent-exit']],
    ['swallows what probes throw', ['failed-load', 'lost-rejection', 'thrown-error', 'unsupported']],
    ['takes a lost promise for an answer', ['unsettled-promise']],
    ['survives every crash', ['crash']],
    ['ends well after a crash', ['crash']],
    ['never exits', ['silent-exit']],
    ['records no exceptions', ['uncaught-exception']],
    ['records no warnings', ['warning']],
    ['collects nothing', ['garbage-collection']],
    ['loads what is no addon', ['failed-load']],
    ['turns at once', ['turn']],
  ])('%s', async (way, expected) => {
    expect(await failedBy(hostile(way))).toEqual(expect.arrayContaining([...expected]));
  });

  it('cannot be started at all', async () => {
    const runtime = hostile('nothing wrong', { executable: '/no/such/runtime' });
    const outcome = await selfTest(runtime, signal);
    expect(outcome.failures).toHaveLength(17);
    expect(() => assertPassed(runtime, outcome)).toThrow(
      /^mine: self-test failed, so no rule was run: its harness fails the self-test answer \(.*\): .*could not be started/,
    );
  });
});
