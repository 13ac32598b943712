import type { Arguments } from '../arguments/arguments.ts';
import { ASKING, OF_A_RUN, type OptionName } from '../arguments/options.ts';

/** One use of a command. */
export interface Call {
  /** The words after the command's own; as many as it takes. */
  readonly words: readonly string[];
  readonly args: Arguments;
  /** Fires on the first Ctrl-C or the like, which from this call on no longer ends the process by itself. */
  readonly interruption: () => AbortSignal;
}

export interface CommandForm {
  /** The words that its own takes, as `FROM TO`; `LOG...` takes one or more, `[FILE]` one or none. */
  readonly takes: readonly string[];
  /** The options that mean something to it. */
  readonly options: readonly OptionName[];
  readonly help: string;
  /** Gives the exit code. Loads what it needs when it is called, so that --help stays light. */
  readonly run: (call: Call) => Promise<number>;
}

/** Without a word of its own the command line runs the matrix. */
export const RUN: Omit<CommandForm, 'takes' | 'help'> = {
  options: OF_A_RUN,
  async run({ args, interruption }) {
    if (args.list) return (await import('./list.ts')).list(args, interruption());
    return (await import('./run.ts')).run(args, interruption());
  },
};

/** The commands, in the order of --help. A new one is a row here, and a file beside this one. */
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
    help: 'all of one rule: what is expected, its sources, which releases are known to deviate',
    run: async ({ words: [rule = ''] }) => (await import('./explain.ts')).explain(rule),
  },
  changes: {
    takes: ['FROM', 'TO'],
    options: [...ASKING, 'from', 'json', 'quiet'],
    help: 'what an addon meets whose declared version moves, as 8 10: observed in the newest Node.js of matrix.json or in the runtime of --node or --runtime; --from FILE: taken from a report.json',
    run: async ({ words: [before = '', after = ''], args, interruption }) =>
      (await import('./changes.ts')).changes({ before, after }, args, interruption()),
  },
  build: {
    takes: [],
    options: ['archive', 'config', 'emnapi'],
    help: 'build the addons and say where they are; --emnapi: those for emnapi; --archive FILE: pack them into a .tar.gz',
    run: async ({ args, interruption }) => (await import('./build.ts')).build(args, interruption()),
  },
  diff: {
    takes: ['OLD', 'NEW'],
    options: ['format'],
    help: 'what moved from one report.json to another; exits 1 when something got worse',
    run: async ({ words: [before = '', after = ''], args }) =>
      (await import('./diff.ts')).diff(before, after, args),
  },
  history: {
    takes: ['DIR'],
    options: ['add', 'date', 'json'],
    help: 'since when each rule is in each runtime as it is, from the runs that --add FILE kept in DIR',
    run: async ({ words: [dir = ''], args }) => (await import('./history.ts')).history(dir, args),
  },
  merge: {
    takes: ['BLOBS...'],
    options: ['out', 'known', 'verbose', 'quiet'],
    help: 'one report from the report.json of every --shard of a run; of several platforms one each, in a folder of its name',
    run: async ({ words, args }) => (await import('./merge.ts')).merge(words, args),
  },
  bundle: {
    takes: [],
    options: ['suite', 'rule', 'target', 'profile', 'config', 'addons', 'out', 'quiet'],
    help: 'write one script and the addons to --out DIR, for an engine that can do no more than run a script, load addons and print lines',
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
    help: 'judge what such an engine printed (files, - for stdin) into the report of a run; --next: say what to ask it next',
    run: async ({ words, args }) => (await import('./judge.ts')).judge(words, args),
  },
  'self-test': {
    takes: [],
    options: ASKING.filter((name) => !['suite', 'rule', 'addons', 'concurrency', 'timeout'].includes(name)),
    help: 'see whether the harness of a runtime notices what it must: errors, crashes, hangs and more; a run does so first for each --runtime',
    run: async ({ args, interruption }) =>
      (await import('./self-test.ts')).selfTestRuntimes(args, interruption()),
  },
  report: {
    takes: ['[FILE]'],
    options: ['format', 'out', 'before', 'history'],
    help: 'write a report.json in other formats, beside it or into --out DIR; default: reports/latest/report.json',
    run: async ({ words: [file], args }) => (await import('./report.ts')).report(file, args),
  },
  repro: {
    takes: ['CELL'],
    options: ['out', 'from', 'runtime', 'config', 'addons', 'timeout', 'offline', 'quiet'],
    help: 'write a folder that reproduces a cell, as load/too-new@11#node@22.23.3, and needs nothing of napi-matrix, to --out DIR; what came is taken from reports/latest/report.json, from --from FILE, or seen anew',
    run: async ({ words: [cell = ''], args, interruption }) =>
      (await import('./repro.ts')).repro(cell, args, interruption()),
  },
  mutants: {
    takes: [],
    options: [...ASKING, 'all', 'update', 'quiet'],
    help: 'plant faults and show that every rule can fail; the same runtime; --all: every fault on every rule; --update: write the outcome to suites/mutants.json',
    run: async ({ args, interruption }) => (await import('./mutants.ts')).mutants(args, interruption()),
  },
};

/** `changes FROM TO` */
export function usage(verb: string, { takes }: Pick<CommandForm, 'takes'>): string {
  return [verb, ...takes].join(' ');
}
