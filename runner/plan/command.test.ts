import { expect, test } from 'vitest';
import { parseArguments } from './arguments.ts';
import { parseCommand } from './command.ts';

test('without words the matrix is run', () => {
  expect(parseCommand([], ['node', 'rule'])).toEqual({ kind: 'run' });
});

test.each([
  [['rules'], { kind: 'rules' }],
  [['explain', 'load/too-new'], { kind: 'explain', rule: 'load/too-new' }],
  [['changes', '8', '10'], { kind: 'changes', before: '8', after: '10' }],
])('%j is a command', (words, command) => {
  expect(parseCommand(words, [])).toEqual(command);
});

test.each([
  [['explian', 'load/too-new'], [], /no command "explian"; the nearest is explain/],
  [['18'], ['node'], /no command "18"/],
  [['explain'], [], /explain RULE.*got 0 words/],
  [['changes', '8'], [], /changes FROM TO.*got 1 words/],
  [['rules', 'load'], [], /got 1 words after it, not 0/],
  [['explain', 'load/too-new'], ['node'], /explain does not take --node; it takes no options/],
  [['changes', '8', '10'], ['out'], /changes does not take --out; it takes --node, /],
  [[], ['from'], /--from needs a command/],
])('%j with the options %j is refused', (words, given, message) => {
  expect(() => parseCommand(words, given)).toThrow(message);
});

test('options may stand before, between and behind the words', () => {
  const { command, node } = parseArguments(['--node', '26', 'changes', '8', '--quiet', '10']);
  expect(command).toEqual({ kind: 'changes', before: '8', after: '10' });
  expect(node).toEqual(['26']);
});

test('--help explains whatever else was said', () => {
  expect(parseArguments(['nonsense', '--help']).help).toBe(true);
});
