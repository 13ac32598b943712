import { COMMANDS, RUN, usage, type CommandForm } from '../commands/table.ts';
import { nearestTo } from '../../shared/unknown-word.ts';
import { UserError } from '../../shared/user-error.ts';
import type { CommandLine } from './arguments.ts';

/** A command and the words that it takes. */
export interface Command {
  readonly form: Pick<CommandForm, 'run'>;
  readonly words: readonly string[];
}

/**
 * The command that a command line means. Throws a UserError for an unknown command, for too few or too many words, and
 * for an option that means nothing to the command.
 */
export function commandOf({ words: [verb, ...words], given }: Pick<CommandLine, 'words' | 'given'>): Command {
  if (verb === undefined) {
    const foreign = given.find((option) => !RUN.options.includes(option));
    if (foreign !== undefined) throw new UserError(`--${foreign} needs a command; see --help`);
    return { form: RUN, words };
  }
  const form = Object.hasOwn(COMMANDS, verb) ? COMMANDS[verb] : undefined;
  if (form === undefined) throw unknownCommand(verb);
  const [least, most] = wordsTaken(form);
  if (words.length < least || words.length > most) {
    const expected =
      least === most ? `${least}` : words.length < least ? `at least ${least}` : `at most ${most}`;
    throw new UserError(
      `${verb} is used as "${usage(verb, form)}"; got ${words.length === 1 ? 'one word' : `${words.length} words`} after it, not ${expected}`,
    );
  }
  const foreign = given.find((option) => !form.options.includes(option));
  if (foreign !== undefined) {
    const takes =
      form.options.length === 0 ? 'no options' : form.options.map((option) => `--${option}`).join(', ');
    throw new UserError(`${verb} does not take --${foreign}; it takes ${takes}`);
  }
  return { form, words };
}

/** How many words a command takes, at least and at most. */
function wordsTaken({ takes }: CommandForm): [number, number] {
  const optional = takes.filter((word) => word.startsWith('['));
  const most = takes.some((word) => word.includes('...')) ? Infinity : takes.length;
  return [takes.length - optional.length, most];
}

function unknownCommand(word: string): UserError {
  const verbs = Object.keys(COMMANDS);
  return new UserError(
    `there is no command "${word}"; the nearest is ${nearestTo(word, verbs)}; there are: ${verbs.join(', ')}, and none to run the matrix`,
  );
}
