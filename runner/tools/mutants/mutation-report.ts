import chalk from 'chalk';
import { textTable } from '../../shared/text-table.ts';
import type { Baseline } from './mutation-runner.ts';
import type { KillTable } from './table.ts';

export interface Findings {
  readonly runtime: string;
  /** Ids of the rules to verify, in order. */
  readonly rules: readonly string[];
  readonly table: KillTable;
  readonly skipped: Baseline['skipped'];
  /** Ids of faults that killed nothing. */
  readonly dead: readonly string[];
}

const WHY = {
  deviates: 'deviates without a fault, so it can fail',
  unsupported: 'unsupported in this runtime',
  error: 'gave no clear answer without a fault',
  'not applicable': 'applies to no target in this runtime',
} as const;

/** Whether every rule that could be was seen to fail, and every fault to kill. */
export function isVerified({ rules, table, skipped, dead }: Findings): boolean {
  return (
    dead.length === 0 &&
    rules.every((id) => table[id] !== undefined) &&
    ![...skipped.values()].includes('error')
  );
}

/** Rule by fault, then what could not be verified. */
export function mutationReport({ runtime, rules, table, skipped, dead }: Findings): string {
  const killed = rules.filter((id) => table[id] !== undefined);
  const alive = rules.filter((id) => table[id] === undefined);
  const rows = killed.map((id) => [{ text: id }, { text: table[id]?.join(', ') ?? '' }]);
  const header = ['rule', 'killed by'].map((text) => ({ text, paint: chalk.bold }));
  const blocks = [
    textTable([header, ...rows]),
    block(
      'Not tested:',
      [...skipped].map(([id, why]) => `${id}: ${WHY[why]}`),
    ),
    block(chalk.red.bold('No fault kills:'), alive),
    block(chalk.red.bold('Kills nothing:'), dead),
    `${killed.length} of ${rules.length} rules that conform in ${runtime} were seen to fail under a fault`,
  ];
  return `${blocks.filter((text) => text !== '').join('\n\n')}\n`;
}

function block(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [heading, ...lines.map((line) => `  ${line}`)].join('\n');
}
