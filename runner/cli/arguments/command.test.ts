import { expect, test } from 'vitest';
import { COMMANDS, RUN } from '../commands/table.ts';
import { parseArguments } from './arguments.ts';
import { commandOf } from './command.ts';
import type { OptionName } from './options.ts';

function command(words: readonly string[], given: readonly OptionName[] = []) {
  return commandOf({ words, given });
}

test('without words the matrix is run', () => {
  expect(command([], ['node', 'rule'])).toEqual({ form: RUN, words: [] });
});

test.each([
  ['rules', []],
  ['explain', ['load/too-new']],
  ['changes', ['8', '10']],
])('%s is a command, and %j are its words', (verb, words) => {
  expect(command([verb, ...words])).toEqual({ form: COMMANDS[verb], words });
});

test.each<[string[], OptionName[], RegExp]>([
  [['explian', 'load/too-new'], [], /no command "explian"; the nearest is explain/],
  [['18'], ['node'], /no command "18"/],
  [['toString'], [], /no command "toString"/],
  [['explain'], [], /explain RULE.*got 0 words after it, not 1/],
  [['report', 'a', 'b'], [], /report \[FILE\].*got 2 words after it, not at most 1/],
  [['changes', '8'], [], /changes FROM TO.*got one word after it, not 2/],
  [['rules', 'load'], [], /got one word after it, not 0/],
  [['explain', 'load/too-new'], ['node'], /explain does not take --node; it takes no options/],
  [['changes', '8', '10'], ['out'], /changes does not take --out; it takes --node, /],
  [[], ['from'], /--from needs a command/],
])('%j with the options %j is refused', (words, given, message) => {
  expect(() => command(words, given)).toThrow(message);
});

test('options may stand before, between and behind the words', () => {
  const { args, words } = parseArguments(['--node', '26', 'changes', '8', '--quiet', '10']);
  expect(words).toEqual(['changes', '8', '10']);
  expect(args.node).toEqual(['26']);
});
