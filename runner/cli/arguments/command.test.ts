import { expect, test } from 'vitest';
import { COMMANDS, RUN } from '../commands/table.ts';
import { parseArguments } from './arguments.ts';
import { commandOf } from './command.ts';
import type { OptionName } from './options.ts';

function command(words: readonly string[], given: readonly OptionName[] = []) {
  const { args } = parseArguments(given.includes('node') ? ['--node', '18'] : []);
  return commandOf({ args, words, given, rest: null });
}

test('without words the matrix is run', () => {
  expect(command([], ['node', 'rule'])).toEqual({ form: RUN, words: [], rest: [] });
});

test.each([
  ['rules', []],
  ['explain', ['load/too-new']],
  ['changes', ['8', '10']],
])('%s is a command, and %j are its words', (verb, words) => {
  expect(command([verb, ...words])).toEqual({ form: COMMANDS[verb], words, rest: [] });
});

test.each<[string[], OptionName[], RegExp]>([
  [['explian', 'load/too-new'], [], /^there is no command "explian"; the nearest is "explain"; commands: /],
  [
    ['frobnicate'],
    [],
    /^there is no command "frobnicate"; commands: .*; omit the command to run the matrix$/,
  ],
  [['20'], ['node'], /^there is no command "20"; separate several values by commas: --node 18,20$/],
  [['toString'], [], /no command "toString"/],
  [['explain'], [], /^usage: explain RULE \(expected 1 argument, got 0\)$/],
  [['report', 'a', 'b'], [], /^usage: report \[FILE\] \(expected at most 1 argument, got 2\)$/],
  [['merge'], [], /^usage: merge REPORTS\.\.\. \(expected at least 1 argument, got 0\)$/],
  [['changes', '8'], [], /^usage: changes FROM TO \(expected 2 arguments, got 1\)$/],
  [['rules', 'load'], [], /^usage: rules \(expected 0 arguments, got 1\)$/],
  [['explain', 'load/too-new'], ['node'], /explain does not take --node; it takes no options/],
  [['changes', '8', '10'], ['out'], /changes does not take --out; it takes --node, /],
  [[], ['from'], /^--from belongs to changes and repro$/],
  [[], ['format'], /^--format belongs to diff and report; a run takes --report$/],
  [[], ['date'], /^--date belongs to history$/],
])('%j with the options %j is refused', (words, given, message) => {
  expect(() => command(words, given)).toThrow(message);
});

test('options may be before, between and after the words', () => {
  const { args, words } = parseArguments(['--node', '26', 'changes', '8', '--quiet', '10']);
  expect(words).toEqual(['changes', '8', '10']);
  expect(args.node).toEqual(['26']);
});

test('what follows -- is for the command that takes it, and a word like others elsewhere', () => {
  const { words, given, rest, args } = parseArguments(['trace', 'x.node', '--', '-e', '0', '--json']);
  expect({ words, given, rest }).toEqual({
    ...{ words: ['trace', 'x.node'], given: [], rest: ['-e', '0', '--json'] },
  });
  expect(commandOf({ words, given, rest, args })).toEqual({
    ...{ form: COMMANDS['trace'], words: ['x.node'], rest: ['-e', '0', '--json'] },
  });
  expect(commandOf(parseArguments(['explain', '--', 'load/too-new']))).toEqual({
    ...{ form: COMMANDS['explain'], words: ['load/too-new'], rest: [] },
  });
});
