import { parseArgs } from 'node:util';
import { UserError } from '../../shared/user-error.ts';
import { OPTIONS, type OptionForm, type OptionName, type Options } from './options.ts';
import { PARSE, type Given, type Values } from './parse-values.ts';

type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** What the options ask for, checked as far as that needs nothing but the words: `args.isolateAll`. */
export type Arguments = {
  readonly [Name in OptionName as CamelCase<Name>]: Values[Options[Name]['kind']];
};

export interface CommandLine {
  readonly args: Arguments;
  /** The options that were given, without dashes. */
  readonly given: readonly OptionName[];
  /** What is no option, in order. */
  readonly words: readonly string[];
}

/** Throws a UserError for an unknown option, and for a bad or missing value. */
export function parseArguments(argv: readonly string[]): CommandLine {
  const { values, positionals } = parse(argv);
  const forms = Object.entries<OptionForm>(OPTIONS);
  const parsed = forms.map(([name, { kind }]) => [camelCase(name), PARSE[kind](`--${name}`, values[name])]);
  const args = Object.fromEntries(parsed) as Arguments;
  if (args.noKnown && args.updateExpectations) {
    throw new UserError('--update-expectations keeps the known deviations that --no-known ignores; pass one');
  }
  if (args.shard !== null && args.updateExpectations) {
    throw new UserError(
      '--update-expectations looks at all that was asked, and a --shard is a part; pass one',
    );
  }
  if (args.shard !== null && args.report !== null) {
    throw new UserError(
      '--report is about a whole run, and a --shard is a part; merge the shards first, then pass the merged report.json to report',
    );
  }
  if (args.rerunFailed !== null) requireAlone(Object.keys(values) as OptionName[]);
  return { args, given: Object.keys(values) as OptionName[], words: positionals };
}

function camelCase(name: string): string {
  return name.replaceAll(/-(.)/g, (_dash, letter: string) => letter.toUpperCase());
}

function parse(argv: readonly string[]): {
  values: Readonly<Record<string, Given>>;
  positionals: readonly string[];
} {
  const options = Object.entries<OptionForm>(OPTIONS).map(([name, { kind, short }]) => {
    const type = kind === 'flag' ? ('boolean' as const) : ('string' as const);
    return [name, { type, multiple: kind !== 'flag', ...(short !== undefined && { short }) }] as const;
  });
  try {
    const { values, positionals } = parseArgs({
      args: joinNegativeValues(argv),
      options: Object.fromEntries(options),
      strict: true,
      allowPositionals: true,
    });
    // Only flags are single, so no other value is a list of booleans or a single word.
    return { values: values as Record<string, Given>, positionals };
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n');
    // Node.js goes on to say how to pass such a word as a positional one, which no command takes.
    const what = line.replace(/\. To specify a positional argument .*$/, '');
    throw new UserError(`${what}; see --help`, { cause: error });
  }
}

/** `--target -1` means what it says, though parseArgs takes a value with a dash for an option of its own. */
function joinNegativeValues(argv: readonly string[]): string[] {
  return argv.reduce<string[]>((words, word) => {
    if (words.at(-1) === '--target' && /^-\d/.test(word)) return [...words.slice(0, -1), `--target=${word}`];
    return [...words, word];
  }, []);
}

/** What failed says which releases are asked, and a part of it says nothing of the expectations. */
const NOT_WITH_RERUN = ['node', 'bun', 'deno', 'shard', 'list', 'update-expectations'] as const;

function requireAlone(given: readonly OptionName[]): void {
  const clash = NOT_WITH_RERUN.find((option) => given.includes(option));
  if (clash === undefined) return;
  throw new UserError(
    `--rerun-failed asks what failed, in the releases of its report, and does not go with --${clash}`,
  );
}
