import { expect, it } from 'vitest';
import { textTable } from './text-table.ts';

const red = (text: string) => `\u001B[31m${text}\u001B[39m`;

it('columns are as wide as their widest text, and colour takes no room', () => {
  const table = textTable([
    [{ text: 'runtime' }, { text: '8', paint: red }, { text: 'experimental' }],
    [{ text: 'node' }, { text: 'SIGSEGV', paint: red }, { text: 'loads', paint: red }],
  ]);
  expect(table.split('\n')).toEqual([
    `runtime  ${red('8')}        experimental`,
    `node     ${red('SIGSEGV')}  ${red('loads')}`,
  ]);
});

it('rows may have fewer cells than others', () => {
  expect(textTable([[{ text: 'a' }], [{ text: 'bcd' }, { text: 'e' }]])).toBe('a\nbcd  e');
});

it('no rows are no text', () => {
  expect(textTable([])).toBe('');
});
