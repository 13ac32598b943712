import { randomInt } from 'node:crypto';
import type { Json } from '../../../suites/json.ts';
import type { Capability, Pattern } from '../../../suites/rule.ts';

/** A probe whose true outcome is known: a harness that reports another one would let failures pass. */
export interface SelfTest {
  readonly name: string;
  /** The requirement on the harness, as a sentence. */
  readonly statement: string;
  readonly probe: string;
  readonly args: Json;
  readonly needs: readonly Capability[];
  /** In a process of its own. */
  readonly alone: boolean;
  readonly flags: readonly string[];
  /** It ends by the time limit, or may. */
  readonly waits: boolean;
  /** The true outcomes, as patterns of `{ outcome, observation }`. */
  readonly accepts: readonly Pattern[];
}

type Form = Pick<SelfTest, 'statement' | 'probe' | 'accepts'> & Partial<SelfTest>;

/** The self-tests, with numbers and codes of their own each time. */
export function selfTests(): SelfTest[] {
  const [a, b] = [randomInt(1000, 10_000), randomInt(1000, 10_000)];
  const code = `ERR_SELF_TEST_${randomInt(1e9)}`;
  const exitCode = randomInt(20, 100);
  const limit = randomInt(20, 100);
  const product = a * b;
  const observed = (observation: Pattern): Pattern => ({ outcome: { kind: 'observed' }, observation });
  const threw = [observed({ probeThrew: { type: 'error', code } })];

  const forms: Readonly<Record<string, Form>> = {
    answer: {
      statement: 'the observation is what the probe returns',
      probe: 'answers',
      accepts: [observed({ product })],
    },
    'thrown-error': {
      statement: 'an error that a probe throws is observed',
      probe: 'throws',
      accepts: threw,
    },
    'lost-rejection': {
      statement: 'the rejection of a promise that a probe returns is observed',
      probe: 'rejects',
      accepts: threw,
    },
    'failed-load': {
      statement: 'loading a file that is not an addon fails, and the error is observed',
      probe: 'loads',
      accepts: [observed({ probeThrew: { type: 'error' } })],
    },
    unsupported: {
      statement: 'a probe can report that something is unsupported',
      probe: 'saysUnsupported',
      accepts: [{ outcome: { kind: 'unsupported', reason: code } }],
    },
    chatter: {
      statement: 'the observation is complete although the runtime prints other lines',
      probe: 'chatters',
      accepts: [observed({ product })],
    },
    turn: {
      statement: 'a tick runs after the current task',
      probe: 'takesTurns',
      needs: ['turn'],
      accepts: [observed({ order: ['now', 'turn'], came: true, product })],
    },
    'uncaught-exception': {
      statement: 'an uncaught exception is reported',
      probe: 'recordsUncaught',
      needs: ['turn', 'uncaught-exception'],
      accepts: [observed({ codes: [code] })],
    },
    warning: {
      statement: 'a warning is reported',
      probe: 'recordsWarning',
      needs: ['turn', 'warning'],
      accepts: [observed({ codes: [code] })],
    },
    'garbage-collection': {
      statement: 'unreachable values are collected and referenced values are not',
      probe: 'collects',
      needs: ['turn', 'garbage-collection'],
      accepts: [observed({ collected: true, kept: true })],
    },
    worker: {
      statement: 'messages, errors and the exit of a Worker are reported',
      probe: 'worksInWorkers',
      needs: ['worker'],
      accepts: [observed({ messages: [product], exitCode: 0, error: 'error', failed: true })],
    },
    'unsettled-promise': {
      statement: 'a probe whose promise never settles has no observation',
      probe: 'neverSettles',
      alone: true,
      waits: true,
      accepts: [{ outcome: { kind: 'crashed' } }, { outcome: { kind: 'timed-out' } }],
    },
    hang: {
      statement: 'a probe that does not end runs into the time limit',
      probe: 'hangs',
      alone: true,
      waits: true,
      accepts: [{ outcome: { kind: 'timed-out' } }],
    },
    crash: {
      statement: 'a process that aborts has crashed, by a signal or with an exit code that says so',
      probe: 'crashes',
      alone: true,
      accepts: [{ outcome: { kind: 'crashed' } }],
    },
    'silent-exit': {
      statement: 'a process that exits with code 0 before the probe completed counts as crashed',
      probe: 'exits',
      alone: true,
      accepts: [{ outcome: { kind: 'crashed', exitCode: 0 } }],
    },
    'process-end': {
      statement: 'the exit code of a process whose end is the observation is reported',
      probe: 'endsAsObserved',
      alone: true,
      needs: ['process-end'],
      accepts: [observed({ end: { exitCode } })],
    },
    flags: {
      statement: 'a session has the flags that its rules need',
      probe: 'seesFlags',
      needs: ['node-flags'],
      flags: [`--stack-trace-limit=${limit}`],
      accepts: [observed({ limit })],
    },
  };
  const args = { a, b, code, exitCode };
  return Object.entries(forms).map(([name, form]): SelfTest => ({
    name,
    args,
    needs: [],
    alone: false,
    flags: [],
    waits: false,
    ...form,
  }));
}
