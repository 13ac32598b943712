import { isGateOpen } from '../../../suites/target.ts';
import type { LaunchableCell } from '../../run/execute/run-cells.ts';
import type { Fault } from './fault.ts';
import type { Attempt, Baseline, Laboratory } from './laboratory.ts';
import { entryOf, tableOf, type KillTable } from './table.ts';

/** What is there to prove, and by what. */
export interface Subject {
  readonly baseline: Baseline;
  readonly faults: readonly Fault[];
  /** Which of the faults must kill a rule, or they are dead. */
  readonly mustKill: ReadonlySet<Fault>;
}

export interface Proof {
  readonly tried: readonly Attempt[];
  readonly killing: readonly Attempt[];
}

type Laboratorian = Pick<Laboratory, 'killing'>;

/** How many faults per rule are proven when they had to be searched for. */
const WITNESSES = 3;
/** Faults of single functions that are tried before it is looked which rules still need some. */
const AT_A_TIME = 12;

/** Proves what the table says, and searches for what that leaves open. */
export async function proveTable(
  laboratory: Laboratorian,
  subject: Subject,
  table: KillTable,
): Promise<Proof> {
  const tried = attemptsFrom(subject, table, () => 1);
  const killing = await laboratory.killing(tried, 'proof');
  const found = await searchAndProve(laboratory, subject, killing);
  return { tried: [...tried, ...found.tried], killing: [...killing, ...found.killing] };
}

/** Tries every fault on every rule that it concerns. */
export function proveAll(laboratory: Laboratorian, subject: Subject): Promise<Proof> {
  return searchAndProve(laboratory, subject, []);
}

/** Of a rule that was killed before, nothing more is proven than that a fault which killed none can kill it. */
async function searchAndProve(
  laboratory: Laboratorian,
  subject: Subject,
  before: readonly Attempt[],
): Promise<Proof> {
  const killed = new Set(before.map(({ cell }) => cell.rule.id));
  const suspected = await search(laboratory, openAttempts(subject, before));
  const tried = attemptsFrom(subject, tableOf(suspected), (rule) => (killed.has(rule) ? 0 : WITNESSES));
  return { tried, killing: await laboratory.killing(tried, 'proof') };
}

/** All attempts under named faults; of those under faults of single functions as many as give each rule its witnesses. */
async function search(laboratory: Laboratorian, attempts: readonly Attempt[]): Promise<Attempt[]> {
  const named = attempts.filter(({ fault }) => fault.isNamed);
  const others = attempts.filter(({ fault }) => !fault.isNamed);
  const killing = await laboratory.killing(named, 'search');
  const found = new Map<string, Set<Fault>>();
  const faults = [...new Set(others.map(({ fault }) => fault))];
  for (let start = 0; start < faults.length; start += AT_A_TIME) {
    const lot = new Set(faults.slice(start, start + AT_A_TIME));
    const open = others.filter(
      ({ fault, cell }) => lot.has(fault) && (found.get(cell.rule.id)?.size ?? 0) < WITNESSES,
    );
    for (const attempt of await laboratory.killing(open, 'search')) {
      const { id } = attempt.cell.rule;
      found.set(id, (found.get(id) ?? new Set()).add(attempt.fault));
      killing.push(attempt);
    }
  }
  return killing;
}

/**
 * As few attempts as prove, if the table is right, that every rule can be killed and every fault kills: the first
 * entries that the table has for each rule, and one for each fault that is not among them.
 */
export function attemptsFrom(
  { baseline, faults }: Subject,
  table: KillTable,
  witnessesFor: (rule: string) => number,
): Attempt[] {
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

/** What is still to be tried: every fault on rules that live, and faults that killed nothing on every rule. */
export function openAttempts(
  { baseline, faults, mustKill }: Subject,
  killing: readonly Attempt[],
): Attempt[] {
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

/** Of the cells of one rule the first and the last, and those next to its gate. */
function representatives(cells: readonly LaunchableCell[]): readonly LaunchableCell[] {
  const chosen = [cells[0], cells.findLast((cell) => !isOpen(cell)), cells.find(isOpen), cells.at(-1)];
  return [...new Set(chosen.filter((cell) => cell !== undefined))];
}

function isOpen({ rule: { expected }, effective }: LaunchableCell): boolean {
  return 'opensAt' in expected && effective !== 'rejected' && isGateOpen(expected.opensAt, effective);
}
