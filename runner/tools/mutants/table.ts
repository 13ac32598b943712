import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Cell } from '../../run/plan/cells.ts';
import { projectRoot } from '../../shared/project-root.ts';
import type { Trial } from './mutation-runner.ts';

const tableSchema = z.record(z.string(), z.array(z.string()).min(1));

/** The mutants that kill each rule, e.g. `drops-warnings@10`: a fault and a target; the most specific fault first. */
export type KillTable = Readonly<Record<string, readonly string[]>>;

/** Written by `npm run mutants -- --update`; every run checks it again. */
const FILE = path.join(projectRoot, 'suites', 'mutants.json');

export function entryOf(fault: string, { target }: Cell): string {
  return `${fault}@${target.id}`;
}

/** The id of the fault of an entry. */
export function faultOf(entry: string): string {
  return entry.replace(/@[^@]*$/, '');
}

export async function readTable(): Promise<KillTable> {
  const text = await readFile(FILE, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '{}';
    throw error;
  });
  return tableSchema.parse(JSON.parse(text));
}

/** A line per rule. */
export async function writeTable(table: KillTable): Promise<string> {
  const rules = Object.keys(table).sort();
  const lines = rules.map(
    (rule) => `  ${JSON.stringify(rule)}: [${table[rule]?.map(quoted).join(', ') ?? ''}]`,
  );
  await writeFile(FILE, `{\n${lines.join(',\n')}\n}\n`);
  return FILE;
}

function quoted(entry: string): string {
  return JSON.stringify(entry);
}

/** Trials that killed as a table: a target per rule and fault; the fault that kills the fewest rules first. */
export function tableOf(killing: readonly Trial[]): KillTable {
  const targets = new Map<string, Map<string, string>>();
  for (const { fault, cell } of killing) {
    const ofRule = targets.get(cell.rule.id) ?? new Map<string, string>();
    targets.set(cell.rule.id, ofRule);
    const entry = entryOf(fault.id, cell);
    const known = ofRule.get(fault.id);
    if (known === undefined || entry < known) ofRule.set(fault.id, entry);
  }
  const reach = new Map<string, number>();
  for (const ofRule of targets.values()) {
    for (const fault of ofRule.keys()) reach.set(fault, (reach.get(fault) ?? 0) + 1);
  }
  const byReach = ([a]: readonly [string, string], [b]: readonly [string, string]): number =>
    (reach.get(a) ?? 0) - (reach.get(b) ?? 0) || (a < b ? -1 : 1);
  return Object.fromEntries(
    [...targets].map(([rule, ofRule]) => [rule, [...ofRule].sort(byReach).map(([, entry]) => entry)]),
  );
}

/** The table after a run: what was seen to kill, then what the run had no reason to try, for rules that exist. */
export function updatedTable(
  known: KillTable,
  rules: readonly string[],
  { tried, killing }: { readonly tried: readonly Trial[]; readonly killing: readonly Trial[] },
): KillTable {
  const seen = tableOf(killing);
  const refuted = new Set(tried.map(({ fault, cell }) => `${cell.rule.id} ${entryOf(fault.id, cell)}`));
  const entries = rules.map((rule): [string, readonly string[]] => {
    const verified = seen[rule] ?? [];
    const untried = (known[rule] ?? []).filter((entry) => !refuted.has(`${rule} ${entry}`));
    return [rule, [...verified, ...untried]];
  });
  return Object.fromEntries(entries.filter(([, killers]) => killers.length > 0));
}

export function without(table: KillTable, rules: readonly string[]): KillTable {
  return Object.fromEntries(Object.entries(table).filter(([rule]) => !rules.includes(rule)));
}
