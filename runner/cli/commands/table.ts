import { FAMILIES } from '../../run/runtimes/families.ts';
import type { Arguments } from '../arguments/arguments.ts';
import { OF_CELLS, OF_A_RUN, type OptionName } from '../arguments/options.ts';

/** One call of a command. */
export interface Call {
  /** The words after the command; as many as it takes. */
  readonly words: readonly string[];
  /** The words after `--` on the command line; see `CommandForm.rest`. */
  readonly rest: readonly string[];
  readonly args: Arguments;
  /** Fires on the first Ctrl-C; from this call on, Ctrl-C no longer ends the process by itself. */
  readonly interruption: () => AbortSignal;
}

export interface CommandForm {
  /** Its arguments, e.g. `FROM TO`; `LOG...` means one or more, `[FILE]` one or none. */
  readonly takes: readonly string[];
  /** The words after `--`, e.g. `SCRIPT...`, which are no options of ours. Undefined: words like the others. */
  readonly rest?: string;
  /** The options that it accepts. */
  readonly options: readonly OptionName[];
  readonly help: string;
  /** Returns the exit code. Modules are imported when the command is called, to keep --help fast. */
  readonly run: (call: Call) => Promise<number>;
}

/** The matrix run: the command line without a command. */
export const RUN: Omit<CommandForm, 'takes' | 'help'> = {
  options: OF_A_RUN,
  async run({ args, interruption }) {
    if (args.list) return (await import('./list.ts')).list(args, interruption());
    return (await import('./run.ts')).run(args, interruption());
  },
};

/** The commands, in the order of --help. A new one is a row here and a file beside this one. */
export const COMMANDS: Readonly<Record<string, CommandForm>> = {
  rules: {
    takes: [],
    options: ['suite', 'rule', 'profile'],
    help: 'list the rules; takes --suite, --rule, --profile',
    run: async ({ args }) => (await import('./rules.ts')).rules(args),
  },
  explain: {
    takes: ['RULE'],
    options: [],
    help: 'print one rule: expectation, sources, source files, releases known to deviate',
    run: async ({ words: [rule = ''] }) => (await import('./explain.ts')).explain(rule),
  },
  changes: {
    takes: ['FROM', 'TO'],
    options: [...OF_CELLS, 'from', 'for', 'json', 'verbose', 'quiet'],
    help: 'what changes for an addon that moves between declared versions, e.g. 8 10; runs the newest Node.js of matrix.json, or the runtime of --node, --runtime; --verbose: every rule; --for FILE: only what concerns this addon',
    run: async ({ words: [before = '', after = ''], args, interruption }) =>
      (await import('./changes.ts')).changes({ before, after }, args, interruption()),
  },
  check: {
    takes: ['[PATH | PACKAGE[@RANGE]]...'],
    options: [
      'node',
      'json',
      'sarif',
      'report',
      'fail-on',
      'all-versions',
      'all-platforms',
      'run',
      'offline',
    ],
    help: 'read addons without loading them: what they declare and need, and which releases they crash; a PATH may be a lock file; default: the project here; --node: only these releases',
    run: async ({ words, args, interruption }) =>
      (await import('./check.ts')).check(words, args, interruption()),
  },
  trace: {
    takes: ['FILE'],
    rest: 'SCRIPT...',
    options: [
      ...FAMILIES.map(({ name }) => name),
      'runtime',
      'config',
      'as',
      'newer',
      'json',
      'verbose',
      'timeout',
      'offline',
      'addons',
    ],
    help: 'run a script and print which functions of Node-API the addon FILE called, how often, from which threads, and which calls failed; SCRIPT: arguments of the runtime (default: load FILE and end); --verbose: also the functions that it did not call; Linux',
    run: async ({ words: [file = ''], rest, args, interruption }) =>
      (await import('./trace.ts')).trace(file, rest, args, interruption()),
  },
  engines: {
    takes: ['[N]'],
    options: ['for'],
    help: 'the range for engines.node of an addon that declares Node-API N, with its proof; --for RANGE: the highest version that is safe to declare',
    run: async ({ words: [version], args }) => (await import('./engines.ts')).engines(version, args),
  },
  bisect: {
    takes: ['[RULE]'],
    options: [
      'target',
      'between',
      'supports',
      ...FAMILIES.map(({ name }) => name),
      'addons',
      'timeout',
      'offline',
      'config',
      'quiet',
    ],
    help: 'find between which releases a rule changes, by running them; --target ID, --between A,B, --node, --bun or --deno RANGE; --supports: measure what releases support instead',
    run: async ({ words: [rule], args, interruption }) =>
      (await import('./bisect.ts')).bisect(rule, args, interruption()),
  },
  build: {
    takes: [],
    options: ['archive', 'config', 'emnapi'],
    help: 'build the addons and print where they are; --emnapi: for emnapi; --archive FILE: pack them into a .tar.gz',
    run: async ({ args, interruption }) => (await import('./build.ts')).build(args, interruption()),
  },
  diff: {
    takes: ['OLD', 'NEW'],
    options: ['format'],
    help: 'compare two report.json files; exits with 1 when something got worse',
    run: async ({ words: [before = '', after = ''], args }) =>
      (await import('./diff.ts')).diff(before, after, args),
  },
  history: {
    takes: ['DIR'],
    options: ['add', 'date', 'json'],
    help: "show when each rule's result last changed per runtime; --add FILE stores a run in DIR",
    run: async ({ words: [dir = ''], args }) => (await import('./history.ts')).history(dir, args),
  },
  merge: {
    takes: ['REPORTS...'],
    options: ['out', 'known', 'verbose', 'quiet'],
    help: 'merge the report.json files of all shards of a run, per platform',
    run: async ({ words, args }) => (await import('./merge.ts')).merge(words, args),
  },
  bundle: {
    takes: [],
    options: ['suite', 'rule', 'target', 'profile', 'config', 'addons', 'out', 'quiet'],
    help: 'write one script and the addons to --out DIR, for an engine that can only run a script, load addons and print lines',
    run: async ({ args, interruption }) => (await import('./bundle.ts')).bundle(args, interruption()),
  },
  judge: {
    takes: ['LOG...'],
    options: [
      'next',
      'config',
      'out',
      'report',
      'json',
      'verbose',
      'known',
      'quiet',
      'no-known',
      'update-expectations',
    ],
    help: 'make a report from the output of a bundle (files, or - for stdin); --next: print what the engine must run next',
    run: async ({ words, args }) => (await import('./judge.ts')).judge(words, args),
  },
  init: {
    takes: ['NAME=PATH'],
    options: ['out'],
    help: 'for the repository of a runtime: write a configuration for the executable PATH, a file for known deviations and a workflow of GitHub Actions, here or in --out DIR',
    run: async ({ words: [word = ''], args }) => (await import('./init.ts')).init(word, args.out),
  },
  'self-test': {
    takes: [],
    options: OF_CELLS.filter((name) => !['suite', 'rule', 'addons', 'concurrency', 'timeout'].includes(name)),
    help: 'check that the harness in a runtime notices errors, crashes and hangs; a run does this first for each --runtime',
    run: async ({ args, interruption }) =>
      (await import('./self-test.ts')).selfTestRuntimes(args, interruption()),
  },
  report: {
    takes: ['[FILE]'],
    options: ['format', 'out', 'before', 'history'],
    help: 'convert a report.json (default: the latest) to other formats, beside it or in --out DIR',
    run: async ({ words: [file], args }) => (await import('./report.ts')).report(file, args),
  },
  repro: {
    takes: ['CELL'],
    options: ['out', 'from', 'runtime', 'config', 'addons', 'timeout', 'offline', 'quiet'],
    help: 'write a standalone folder (--out DIR, default: repro) that reproduces one cell, e.g. load/too-new@11#node@22.23.3',
    run: async ({ words: [cell = ''], args, interruption }) =>
      (await import('./repro.ts')).repro(cell, args, interruption()),
  },
  mutants: {
    takes: [],
    options: [...OF_CELLS, 'all', 'update', 'quiet'],
    help: 'plant faults and show that every rule can fail',
    run: async ({ args, interruption }) => (await import('./mutants.ts')).mutants(args, interruption()),
  },
};

/** `changes FROM TO`, `trace FILE [-- SCRIPT...]` */
export function usage(verb: string, { takes, rest }: Pick<CommandForm, 'takes' | 'rest'>): string {
  return [verb, ...takes, ...(rest === undefined ? [] : [`[-- ${rest}]`])].join(' ');
}
