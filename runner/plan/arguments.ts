import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UserError } from '../user-error.ts';
import { parseCommand, type Command } from './command.ts';

/** Seconds; a day. Timers fire at once when they are asked to wait for more than 24 days. */
export const LONGEST_TIMEOUT = 86_400;

const OPTIONS = {
  node: { type: 'string', multiple: true },
  runtime: { type: 'string', multiple: true },
  target: { type: 'string', multiple: true },
  suite: { type: 'string', multiple: true },
  rule: { type: 'string', multiple: true },
  config: { type: 'string' },
  addons: { type: 'string' },
  out: { type: 'string' },
  concurrency: { type: 'string' },
  timeout: { type: 'string' },
  from: { type: 'string' },
  all: { type: 'boolean' },
  update: { type: 'boolean' },
  'isolate-all': { type: 'boolean' },
  offline: { type: 'boolean' },
  'no-known': { type: 'boolean' },
  'update-expectations': { type: 'boolean' },
  list: { type: 'boolean' },
  json: { type: 'boolean' },
  quiet: { type: 'boolean' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'v' },
} as const satisfies ParseArgsConfig['options'];

/** What the command line asks for, checked as far as that needs nothing but the words. */
export interface Arguments {
  readonly command: Command;
  /** Version requests of --node, in the order given; null when the option was not given. */
  readonly node: readonly string[] | null;
  readonly runtimes: readonly { readonly name: string; readonly path: string }[];
  /** Target ids; null: all. */
  readonly targets: readonly string[] | null;
  /** Globs; null: all. */
  readonly suites: readonly string[] | null;
  readonly rules: readonly string[] | null;
  readonly config: string | null;
  readonly addons: string | null;
  readonly out: string | null;
  readonly concurrency: number | null;
  /** Seconds. */
  readonly timeout: number | null;
  /** A report whose observations are taken instead of a run. */
  readonly from: string | null;
  /** Of mutants: try every fault on every rule. */
  readonly all: boolean;
  /** Of mutants: write down which faults kill which rules. */
  readonly update: boolean;
  readonly isolateAll: boolean;
  readonly offline: boolean;
  /** False: known deviations count as new. */
  readonly known: boolean;
  readonly updateExpectations: boolean;
  readonly list: boolean;
  readonly json: boolean;
  readonly quiet: boolean;
  readonly verbose: boolean;
  readonly help: boolean;
  readonly version: boolean;
}

/** Throws a UserError for an unknown option, a bad or missing value or words that make no command. */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values, positionals } = parse(argv);
  if (values['no-known'] && values['update-expectations']) {
    throw new UserError('--update-expectations keeps the known deviations that --no-known ignores; pass one');
  }
  const asksAboutItself = values.help === true || values.version === true;
  return {
    command: asksAboutItself ? { kind: 'run' } : parseCommand(positionals, Object.keys(values)),
    node: listOf('--node', values.node),
    runtimes: (values.runtime ?? []).map(parseRuntime),
    targets: listOf('--target', values.target),
    suites: listOf('--suite', values.suite),
    rules: listOf('--rule', values.rule),
    config: pathOf('--config', values.config),
    addons: pathOf('--addons', values.addons),
    out: pathOf('--out', values.out),
    concurrency: positive(
      '--concurrency',
      values.concurrency,
      Number.isSafeInteger,
      'a whole number of processes above 0',
    ),
    timeout: positive(
      '--timeout',
      values.timeout,
      (seconds) => seconds <= LONGEST_TIMEOUT,
      `a number of seconds above 0, at most ${LONGEST_TIMEOUT}`,
    ),
    from: pathOf('--from', values.from),
    all: values.all ?? false,
    update: values.update ?? false,
    isolateAll: values['isolate-all'] ?? false,
    offline: values.offline ?? false,
    known: !(values['no-known'] ?? false),
    updateExpectations: values['update-expectations'] ?? false,
    list: values.list ?? false,
    json: values.json ?? false,
    quiet: values.quiet ?? false,
    verbose: values.verbose ?? false,
    help: values.help ?? false,
    version: values.version ?? false,
  };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: joinNegativeValues(argv),
      options: OPTIONS,
      strict: true,
      allowPositionals: true,
    });
  } catch (error) {
    const [line] = (error as Error).message.split('\n');
    throw new UserError(`${line}; see --help`, { cause: error });
  }
}

/** `--target -1` means what it says, though parseArgs takes a value with a dash for an option of its own. */
function joinNegativeValues(argv: readonly string[]): string[] {
  return argv.reduce<string[]>((words, word) => {
    if (words.at(-1) === '--target' && /^-\d/.test(word)) return [...words.slice(0, -1), `--target=${word}`];
    return [...words, word];
  }, []);
}

/** Not one within the braces of a glob. */
const COMMA = /,(?![^{]*\})/;

/** `--node 18,20 --node 22`: three words. */
function listOf(option: string, values: readonly string[] | undefined): readonly string[] | null {
  if (values === undefined) return null;
  const words = values
    .flatMap((value) => value.split(COMMA))
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length > 0) return words;
  throw new UserError(`${option} takes words separated by commas; got "${values.join(' ')}"`);
}

/** An empty word is a variable of the shell that was not set, not the current directory. */
function pathOf(option: string, value: string | undefined): string | null {
  if (value === '') throw new UserError(`${option} takes a path; got ""`);
  return value ?? null;
}

function parseRuntime(value: string): { name: string; path: string } {
  const separator = value.indexOf('=');
  if (separator < 1 || separator === value.length - 1) {
    throw new UserError(`--runtime takes name=path, as --runtime mine=./my-runtime; got "${value}"`);
  }
  return { name: value.slice(0, separator), path: value.slice(separator + 1) };
}

function positive(
  option: string,
  text: string | undefined,
  accepts: (number: number) => boolean,
  expected: string,
): number | null {
  if (text === undefined) return null;
  const number = Number(text);
  if (text.trim() !== '' && accepts(number) && number > 0) return number;
  throw new UserError(`${option} takes ${expected}; got "${text}"`);
}
