import { nearestTo } from '../../shared/unknown-word.ts';
import { count } from '../../shared/count.ts';
import { UserError } from '../../shared/user-error.ts';
import { COMMANDS, RUN, usage, type CommandForm } from '../commands/table.ts';
import type { CommandLine } from './arguments.ts';
import { OPTIONS, type OptionName, type Options } from './options.ts';

/** The command of a command line and its words. */
export interface ChosenCommand {
  readonly form: Pick<CommandForm, 'run'>;
  readonly words: readonly string[];
  /** The words after `--`; empty where it takes nothing there. */
  readonly rest: readonly string[];
}

/**
 * Throws a UserError for an unknown command, for too few or too many words, and for an option that the command does
 * not take. After `--` a command finds words as elsewhere, unless it takes them for themselves.
 */
export function commandOf(line: CommandLine): ChosenCommand {
  const { given, rest } = line;
  const takesRest = formOf(line.words[0])?.rest !== undefined;
  const [verb, ...words] = takesRest ? line.words : [...line.words, ...(rest ?? [])];
  if (verb === undefined) {
    const foreign = given.find((option) => !RUN.options.includes(option));
    if (foreign !== undefined) throw belongsElsewhere(foreign);
    return { form: RUN, words, rest: [] };
  }
  const form = formOf(verb);
  if (form === undefined) throw unknownCommand(verb, line);
  requireWords(verb, form, words.length);
  const foreign = given.find((option) => !form.options.includes(option));
  if (foreign !== undefined) {
    const takes =
      form.options.length === 0 ? 'no options' : form.options.map((option) => `--${option}`).join(', ');
    throw new UserError(`${verb} does not take --${foreign}; it takes ${takes}`);
  }
  return { form, words, rest: takesRest ? (rest ?? []) : [] };
}

function formOf(verb: string | undefined): CommandForm | undefined {
  return verb !== undefined && Object.hasOwn(COMMANDS, verb) ? COMMANDS[verb] : undefined;
}

function requireWords(verb: string, form: CommandForm, got: number): void {
  const { takes } = form;
  const most = takes.some((word) => word.includes('...')) ? Infinity : takes.length;
  const least = takes.filter((word) => !word.startsWith('[')).length;
  if (got >= least && got <= most) return;
  const bound = least === most ? '' : got < least ? 'at least ' : 'at most ';
  const expected = count(got < least ? least : most, 'argument');
  throw new UserError(`usage: ${usage(verb, form)} (expected ${bound}${expected}, got ${got})`);
}

/** Options of commands that have a counterpart on a run. */
const ON_A_RUN: Partial<Record<OptionName, OptionName>> = { format: 'report' };

function belongsElsewhere(option: OptionName): UserError {
  const verbs = Object.keys(COMMANDS).filter((verb) => COMMANDS[verb]?.options.includes(option));
  const instead = ON_A_RUN[option];
  const hint = instead === undefined ? '' : `; a run takes --${instead}`;
  return new UserError(`--${option} belongs to ${verbs.join(' and ')}${hint}`);
}

type ListOption = { [Name in OptionName]: Options[Name]['kind'] extends 'list' ? Name : never }[OptionName];

function isList(option: OptionName): option is ListOption {
  return OPTIONS[option].kind === 'list';
}

function unknownCommand(word: string, { args, words, given }: CommandLine): UserError {
  const verbs = Object.keys(COMMANDS);
  const near = nearestTo(word, verbs);
  const list = given.filter(isList).at(-1);
  if (near === undefined && words.length === 1 && list !== undefined) {
    const values = [...new Set([...(args[list] ?? []), word])].join(',');
    return new UserError(
      `there is no command "${word}"; separate several values by commas: --${list} ${values}`,
    );
  }
  const hint = near === undefined ? '' : `; the nearest is "${near}"`;
  return new UserError(
    `there is no command "${word}"${hint}; commands: ${verbs.join(', ')}; omit the command to run the matrix`,
  );
}
