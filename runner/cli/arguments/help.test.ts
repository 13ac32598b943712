import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../shared/project-root.ts';
import { COMMANDS } from '../commands/table.ts';
import { helpText } from './help.ts';
import { OPTIONS } from './options.ts';

const lines = helpText().split('\n');

test('README.md quotes the help (npm run update)', () => {
  expect(readFileSync(path.join(projectRoot, 'README.md'), 'utf8')).toContain(helpText().trim());
});

test('the help fits a terminal of 80 columns', () => {
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test('the help begins with three examples', () => {
  expect(lines.slice(2, 5).map((line) => line.includes('# '))).toEqual([true, true, true]);
});

test('the help names every command and every option', () => {
  for (const verb of Object.keys(COMMANDS)) expect(helpText()).toMatch(new RegExp(`^  ${verb}\\b`, 'm'));
  for (const option of Object.keys(OPTIONS)) expect(helpText()).toMatch(new RegExp(`^  --${option}\\b`, 'm'));
});
