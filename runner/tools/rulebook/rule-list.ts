import chalk from 'chalk';
import type { Rule } from '../../../suites/rule.ts';
import { textTable } from '../../shared/text-table.ts';
import { gateWords } from './gate.ts';

/** Rules in columns: id, strength, when the expectation changes, statement. */
export function ruleList(rules: readonly Rule[]): string {
  const header = ['rule', 'strength', 'changes', 'statement'].map((text) => ({ text, paint: chalk.bold }));
  const rows = rules.map(({ id, strength, expected, statement }) =>
    [id, strength, gateWords(expected), statement].map((text) => ({ text })),
  );
  return `${textTable([header, ...rows])}\n`;
}
