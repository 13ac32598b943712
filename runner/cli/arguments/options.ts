import { FAMILIES, perFamily } from '../../run/runtimes/families.ts';

/** What the values of an option are; see `parse-values.ts`. */
export type OptionKind = 'flag' | 'list' | 'path' | 'runtimes' | 'count' | 'seconds' | 'text' | 'shard';

export interface OptionForm {
  readonly kind: OptionKind;
  /** The value in --help; a flag has none. */
  readonly value?: string;
  readonly short?: string;
  readonly help: string;
}

/** The options of the command line, in the sections of --help. A new one is a row here, and no more. */
const SECTIONS = {
  'What to run': {
    ...perFamily(({ title, aliases, example }) => ({
      kind: 'list' as const,
      value: 'VERSIONS',
      help: `${[`${title} releases: majors`, 'versions', 'semver ranges', ...Object.keys(aliases)].join(', ')}; as ${example}`,
    })),
    emnapi: {
      kind: 'flag',
      help: 'emnapi in the running Node.js, with the addons compiled to wasm32 (needs clang, lld and wasi-libc)',
    },
    runtime: {
      kind: 'runtimes',
      value: 'NAME[=PATH]',
      help: 'any executable that implements Node-API, or an entry of matrix.json; may be repeated',
    },
    embedder: {
      kind: 'flag',
      help: 'a host that embeds Node.js through libnode, built once; skipped where it cannot be',
    },
    target: {
      kind: 'list',
      value: 'IDS',
      help: 'declared versions: none, a number, experimental; as 8,10',
    },
    suite: { kind: 'list', value: 'GLOBS', help: "suites, as load or 't*'" },
    rule: { kind: 'list', value: 'GLOBS', help: "rules, as 'load/too-new*'" },
    'rerun-failed': {
      kind: 'path',
      value: 'FILE',
      help: 'only what failed in this report.json, in its runtimes',
    },
    profile: {
      kind: 'text',
      value: 'NAME',
      help: 'the rules and targets of a profile, as node-api-10; see docs/profiles.md',
    },
    list: { kind: 'flag', help: 'print the plan and run nothing' },
  },
  'How to run': {
    concurrency: { kind: 'count', value: 'N', help: 'processes at a time (default: one per core)' },
    timeout: {
      kind: 'seconds',
      value: 'SECONDS',
      help: 'time limit of one probe (default: timeout of matrix.json)',
    },
    shard: {
      kind: 'shard',
      value: 'N/COUNT',
      help: 'this part of the cells, as 2/5; see merge (default of --out: reports/shard-2-of-5)',
    },
    'isolate-all': { kind: 'flag', help: 'a process of its own for every cell' },
    offline: { kind: 'flag', help: 'never use the network: what is cached works' },
    addons: {
      kind: 'path',
      value: 'FILE',
      help: 'use the built addons of an archive (see build), or in a folder, and build nothing',
    },
    config: { kind: 'path', value: 'FILE', help: 'another matrix.json' },
  },
  'What comes out': {
    out: {
      kind: 'path',
      value: 'DIR',
      help: 'where report.json and timings.json go (default: a new folder in reports, which reports/latest points at); repro: its folder',
    },
    report: {
      kind: 'list',
      value: 'FORMATS',
      help: 'write the report in these formats too: html, junit, ctrf, markdown, badge, compat; not of a --shard',
    },
    json: { kind: 'flag', help: 'the report on stdout, everything else on stderr' },
    known: { kind: 'flag', help: 'print every known deviation, and why cells were not asked' },
    verbose: { kind: 'flag', help: 'print the observation of every cell, and the sources of rules' },
    quiet: { kind: 'flag', help: 'print only what fails the run and the last two lines' },
    'no-known': { kind: 'flag', help: 'treat known deviations as new' },
    'update-expectations': {
      kind: 'flag',
      help: 'add new deviations to suites/expectations/<runtime>.json, and take out what is gone in all that it names',
    },
  },
  'Of single commands': {
    from: { kind: 'path', value: 'FILE', help: 'changes, repro: take observations from a report.json' },
    add: { kind: 'path', value: 'FILE', help: 'history: add the run of this report.json first' },
    date: {
      kind: 'text',
      value: 'DATE',
      help: 'history: when that run was; default: as timings.json beside it says',
    },
    before: {
      kind: 'path',
      value: 'FILE',
      help: 'report: an earlier report.json; what changed since comes first in Markdown',
    },
    history: {
      kind: 'path',
      value: 'DIR',
      help: 'report: show since when each rule is as it is, from the runs that history kept there',
    },
    archive: {
      kind: 'path',
      value: 'FILE',
      help: 'build: pack the built addons for --addons of another machine',
    },
    next: { kind: 'flag', help: 'judge: print only what the engine is to be asked next' },
    format: {
      kind: 'list',
      value: 'FORMATS',
      help: 'report: only these formats (default: all); diff: text (default), markdown or json',
    },
    all: { kind: 'flag', help: 'mutants: plant every fault under every rule' },
    update: { kind: 'flag', help: 'mutants: write the outcome to suites/mutants.json' },
  },
  About: {
    help: { kind: 'flag', short: 'h', help: 'this text' },
    version: { kind: 'flag', short: 'v', help: 'the version of napi-matrix' },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, OptionForm>>>>;

type Sections = typeof SECTIONS;
type UnionToIntersection<U> = (U extends unknown ? (of: U) => void : never) extends (of: infer I) => void
  ? I
  : never;

/** Every option by its name, without dashes. */
export type Options = UnionToIntersection<Sections[keyof Sections]>;
export type OptionName = keyof Options;

export const OPTIONS = Object.assign({}, ...Object.values(SECTIONS)) as Options;
export const OPTION_SECTIONS: readonly (readonly [string, Readonly<Record<string, OptionForm>>])[] =
  Object.entries(SECTIONS);

/** Those that say which cells are asked, and how. */
export const ASKING: readonly OptionName[] = [
  ...FAMILIES.map(({ name }) => name),
  'emnapi',
  'runtime',
  'embedder',
  'suite',
  'rule',
  'profile',
  'config',
  'addons',
  'concurrency',
  'timeout',
  'offline',
];

/** Those that mean something to a run of the matrix: all but the single commands' own. */
export const OF_A_RUN: readonly OptionName[] = Object.entries(SECTIONS)
  .filter(([section]) => section !== 'Of single commands')
  .flatMap(([, options]) => Object.keys(options) as OptionName[]);
