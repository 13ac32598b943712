import type { Pattern, RuleDefinition } from '../rule.ts';
import { UNCAUGHT_FROM_CALLBACKS, VERSION_10 } from '../sources.ts';
import { byVersion, CATCHING, LEAK_ORIGINS, LEAKS, leakRules, uncaught, type LeakName } from './leaks.ts';

const POLICY = '--force-node-api-uncaught-exceptions-policy';
const POLICY_FLAG = { title: POLICY, url: `https://nodejs.org/api/cli.html#${POLICY}` };
const NODE_OPTIONS = {
  title: 'NODE_OPTIONS: the options that are allowed',
  url: 'https://nodejs.org/api/cli.html#node_optionsoptions',
};
const EXEC_ARGV = {
  title: 'new Worker(): execArgv',
  url: 'https://nodejs.org/api/worker_threads.html#new-workerfilename-options',
};

/** A Worker that has the flag, and the main thread, which does not; then the same exception in both. */
function besideWorker(name: LeakName): Pick<RuleDefinition, 'probe' | 'args' | 'needs'> {
  return {
    probe: 'besideWorker',
    args: { ...LEAKS[name].args, flags: [POLICY] },
    needs: [...CATCHING, 'worker', 'node-flags'],
  };
}

function workerRules(name: LeakName): Record<string, RuleDefinition> {
  const leak = LEAKS[name];
  const policy = byVersion(leak);
  if (!('opensAt' in policy)) throw new TypeError('the policy has no gate');
  const main = (pattern: Pattern): Pattern => ({ main: pattern });
  return {
    [`forced-worker-${name}`]: {
      statement: `${leak.what} in a Worker whose execArgv has ${POLICY} ends it with an 'error' event and exit code 1, at every version.`,
      sources: [POLICY_FLAG, EXEC_ARGV, UNCAUGHT_FROM_CALLBACKS],
      ...besideWorker(name),
      expected: { always: { worker: { exitCode: 1, error: { code: leak.code }, told: [] } } },
    },
    [`forced-worker-main-${name}`]: {
      statement: `${leak.what} is treated as the version says in the main thread, when only a Worker has ${POLICY}.`,
      sources: [POLICY_FLAG, EXEC_ARGV, VERSION_10],
      ...besideWorker(name),
      expected: { opensAt: policy.opensAt, below: main(policy.below), from: main(policy.from) },
    },
  };
}

/** Where the flag that forces the policy can be given, beside the command line. */
export const policyScope: Record<string, RuleDefinition> = {
  ...leakRules('forced-options-', LEAK_ORIGINS, ({ what, code, times }) => ({
    statement: `${what} is an uncaught exception at every version with ${POLICY} in NODE_OPTIONS.`,
    sources: [POLICY_FLAG, NODE_OPTIONS, UNCAUGHT_FROM_CALLBACKS],
    flags: [`NODE_OPTIONS=${POLICY}`],
    needs: [...CATCHING, 'node-flags'],
    expected: { always: uncaught(code, times) },
  })),
  ...workerRules('callback-thread'),
  ...workerRules('finalizer'),
};
