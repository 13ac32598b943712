import { isGateOpen } from '../../../suites/target.ts';
import type { LaunchableCell } from '../../run/execute/run-cells.ts';
import type { Fault } from './fault.ts';
import type { Baseline, MutationRunner, Trial } from './mutation-runner.ts';
import { entryOf, tableOf, type KillTable } from './table.ts';

/** The cells and faults of a run of mutants. */
export interface Subject {
  readonly baseline: Baseline;
  readonly faults: readonly Fault[];
  /** Which of the faults must kill a rule, or they are dead. */
  readonly mustKill: ReadonlySet<Fault>;
}

export interface Verification {
  readonly tried: readonly Trial[];
  readonly killing: readonly Trial[];
}

type TrialRunner = Pick<MutationRunner, 'killing'>;

/** Faults per rule that are verified after a search. */
const WITNESSES = 3;
/** Faults of single functions tried before checking which rules still need one. */
const AT_A_TIME = 12;

/** Verifies the table, then searches for what it leaves open. */
export async function verifyTable(
  runner: TrialRunner,
  subject: Subject,
  table: KillTable,
): Promise<Verification> {
  const tried = trialsFrom(subject, table, () => 1);
  const killing = await runner.killing(tried, 'verify');
  const found = await searchAndVerify(runner, subject, killing);
  return { tried: [...tried, ...found.tried], killing: [...killing, ...found.killing] };
}

/** Tries every fault on every rule that it concerns. */
export function verifyAll(runner: TrialRunner, subject: Subject): Promise<Verification> {
  return searchAndVerify(runner, subject, []);
}

/** Rules in `before` are tried only with faults that have killed nothing yet. */
async function searchAndVerify(
  runner: TrialRunner,
  subject: Subject,
  before: readonly Trial[],
): Promise<Verification> {
  const killed = new Set(before.map(({ cell }) => cell.rule.id));
  const suspected = await search(runner, openTrials(subject, before));
  const tried = trialsFrom(subject, tableOf(suspected), (rule) => (killed.has(rule) ? 0 : WITNESSES));
  return { tried, killing: await runner.killing(tried, 'verify') };
}

/** All trials under named faults; of those under faults of single functions as many as give each rule its witnesses. */
async function search(runner: TrialRunner, trials: readonly Trial[]): Promise<Trial[]> {
  const named = trials.filter(({ fault }) => fault.isNamed);
  const others = trials.filter(({ fault }) => !fault.isNamed);
  const killing = await runner.killing(named, 'search');
  const found = new Map<string, Set<Fault>>();
  const faults = [...new Set(others.map(({ fault }) => fault))];
  for (let start = 0; start < faults.length; start += AT_A_TIME) {
    const lot = new Set(faults.slice(start, start + AT_A_TIME));
    const open = others.filter(
      ({ fault, cell }) => lot.has(fault) && (found.get(cell.rule.id)?.size ?? 0) < WITNESSES,
    );
    for (const trial of await runner.killing(open, 'search')) {
      const { id } = trial.cell.rule;
      found.set(id, (found.get(id) ?? new Set()).add(trial.fault));
      killing.push(trial);
    }
  }
  return killing;
}

/**
 * The fewest trials that verify, if the table is right, that every rule can be killed and every fault kills: the first
 * entries that the table has for each rule, and one for each fault that is not among them.
 */
export function trialsFrom(
  { baseline, faults }: Subject,
  table: KillTable,
  witnessesFor: (rule: string) => number,
): Trial[] {
  const all = [...baseline.conforming].flatMap(([rule, cells]) =>
    (table[rule] ?? []).flatMap((entry, index) => {
      const fault = faults.find(({ id }) => cells.some((cell) => entryOf(id, cell) === entry));
      const cell = cells.find((one) => fault !== undefined && entryOf(fault.id, one) === entry);
      return fault === undefined || cell === undefined ? [] : [{ fault, cell, index }];
    }),
  );
  const first = all.filter(({ cell, index }) => index < witnessesFor(cell.rule.id));
  const covered = new Set(first.map(({ fault }) => fault));
  const others = all.filter(({ fault }) => {
    if (covered.has(fault)) return false;
    covered.add(fault);
    return true;
  });
  return [...first, ...others].map(({ fault, cell }) => ({ fault, cell }));
}

/** Trials still to run: every fault on surviving rules, and faults that killed nothing on every rule. */
export function openTrials({ baseline, faults, mustKill }: Subject, killing: readonly Trial[]): Trial[] {
  const killed = new Set(killing.map(({ cell }) => cell.rule.id));
  const alive = new Set(killing.map(({ fault }) => fault));
  return faults.flatMap((fault) => {
    const isIdle = mustKill.has(fault) && !alive.has(fault);
    return [...baseline.conforming].flatMap(([rule, cells]) => {
      if (!isIdle && killed.has(rule)) return [];
      return representatives(cells.filter((cell) => fault.concerns(cell))).map((cell) => ({ fault, cell }));
    });
  });
}

/** The first and last cell of one rule, and the cells next to its gate. */
function representatives(cells: readonly LaunchableCell[]): readonly LaunchableCell[] {
  const chosen = [cells[0], cells.findLast((cell) => !isOpen(cell)), cells.find(isOpen), cells.at(-1)];
  return [...new Set(chosen.filter((cell) => cell !== undefined))];
}

function isOpen({ rule: { expected }, effective }: LaunchableCell): boolean {
  return 'opensAt' in expected && effective !== 'rejected' && isGateOpen(expected.opensAt, effective);
}
