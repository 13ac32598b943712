import leven from 'leven';
import { UserError } from '../user-error.ts';

/** What the command line wants done; without a word of its own it runs the matrix. */
export type Command =
  | { readonly kind: 'run' }
  | { readonly kind: 'rules' }
  | { readonly kind: 'explain'; readonly rule: string }
  /** `before` and `after`: ids of targets. */
  | { readonly kind: 'changes'; readonly before: string; readonly after: string }
  | { readonly kind: 'mutants' };

type Verb = Exclude<Command['kind'], 'run'>;

interface Form {
  readonly usage: string;
  readonly words: number;
  /** The options that mean something to it. */
  readonly options: readonly string[];
}

const ASKING = ['node', 'runtime', 'suite', 'rule', 'config', 'addons', 'concurrency', 'timeout', 'offline'];

const FORMS: Readonly<Record<Verb, Form>> = {
  rules: { usage: 'rules', words: 0, options: ['suite', 'rule'] },
  explain: { usage: 'explain RULE', words: 1, options: [] },
  changes: { usage: 'changes FROM TO', words: 2, options: [...ASKING, 'from', 'json', 'quiet'] },
  mutants: { usage: 'mutants', words: 0, options: [...ASKING, 'all', 'update', 'quiet'] },
};

/** Options that belong to the commands and not to a run of the matrix. */
const OF_COMMANDS_ALONE = ['from', 'all', 'update'];

/**
 * The command that the words of the command line make. Throws a UserError for an unknown command, for too few or too
 * many words, and for an option (`given`) that means nothing to the command.
 */
export function parseCommand(words: readonly string[], given: readonly string[]): Command {
  const [verb, ...rest] = words;
  if (verb === undefined) {
    const foreign = given.find((option) => OF_COMMANDS_ALONE.includes(option));
    if (foreign !== undefined) throw new UserError(`--${foreign} needs a command; see --help`);
    return { kind: 'run' };
  }
  if (!isVerb(verb)) throw unknownCommand(verb);
  const { usage, words: expected, options } = FORMS[verb];
  if (rest.length !== expected) {
    throw new UserError(`${verb} is used as "${usage}"; got ${rest.length} words after it, not ${expected}`);
  }
  const foreign = given.find((option) => !options.includes(option));
  if (foreign !== undefined) {
    const takes = options.length === 0 ? 'no options' : options.map((option) => `--${option}`).join(', ');
    throw new UserError(`${verb} does not take --${foreign}; it takes ${takes}`);
  }
  const [first = '', second = ''] = rest;
  switch (verb) {
    case 'rules':
    case 'mutants':
      return { kind: verb };
    case 'explain':
      return { kind: verb, rule: first };
    case 'changes':
      return { kind: verb, before: first, after: second };
  }
}

function isVerb(word: string): word is Verb {
  return Object.hasOwn(FORMS, word);
}

function unknownCommand(word: string): UserError {
  const verbs = Object.keys(FORMS);
  const nearest = [...verbs].sort((a, b) => leven(word, a) - leven(word, b))[0] ?? '';
  return new UserError(
    `there is no command "${word}"; the nearest is ${nearest}; there are: ${verbs.join(', ')}, and none to run the matrix`,
  );
}
