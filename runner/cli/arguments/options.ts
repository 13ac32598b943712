import { FAMILIES, perFamily } from '../../run/runtimes/families.ts';

/** The kind of an option's value; see `parse-values.ts`. */
export type OptionKind =
  'flag' | 'list' | 'path' | 'runtimes' | 'count' | 'seconds' | 'text' | 'shard' | 'hosts';

export interface OptionForm {
  readonly kind: OptionKind;
  /** The value in --help; a flag has none. */
  readonly value?: string;
  readonly short?: string;
  /** The value of an option that was given without one; undefined: it needs one. */
  readonly absent?: string;
  readonly help: string;
}

/** The options of the command line, in the sections of --help. A new one is a row here, and no more. */
const SECTIONS = {
  'What to run': {
    ...perFamily(({ title, aliases, example }) => ({
      kind: 'list' as const,
      value: 'VERSIONS',
      help: `${title} releases: majors, versions, semver ranges, ${Object.keys(aliases).join(', ')}; e.g. ${example}`,
    })),
    emnapi: {
      kind: 'hosts',
      value: '[HOSTS]',
      absent: 'node',
      help: 'emnapi, with addons compiled to wasm32, in: node (the running Node.js; the default), plain (the same, with WASI in plain JavaScript), bun, deno',
    },
    runtime: {
      kind: 'runtimes',
      value: 'NAME[=PATH]',
      help: 'an executable that implements Node-API, or an entry of matrix.json; may be repeated',
    },
    embedder: {
      kind: 'flag',
      help: 'a host that embeds Node.js through libnode, built once; skipped where it cannot be built',
    },
    arch: {
      kind: 'text',
      value: 'ARCH',
      help: 'releases for arm64 or x64, under qemu where that is not this machine',
    },
    target: {
      kind: 'list',
      value: 'IDS',
      help: 'declared versions: none, a number, experimental; e.g. 8,10',
    },
    suite: { kind: 'list', value: 'GLOBS', help: "suites, e.g. load or 't*'" },
    rule: { kind: 'list', value: 'GLOBS', help: "rules, e.g. 'load/too-new*'" },
    profile: {
      kind: 'text',
      value: 'NAME',
      help: 'the rules and targets of a profile, e.g. node-api-10 (docs/profiles.md)',
    },
    'rerun-failed': {
      kind: 'path',
      value: 'FILE',
      help: 're-run only the cells that failed in this report',
    },
    list: { kind: 'flag', help: 'print the plan and run nothing' },
  },
  'How to run': {
    concurrency: {
      kind: 'count',
      value: 'N',
      help: 'processes at a time, without those that wait (default: one per core)',
    },
    timeout: {
      kind: 'seconds',
      value: 'SECONDS',
      help: 'time limit of one probe (default: from matrix.json)',
    },
    shard: {
      kind: 'shard',
      value: 'N/COUNT',
      help: 'run one part of the cells, e.g. 2/5, and merge the reports later (--out defaults to reports/shard-2-of-5)',
    },
    guard: { kind: 'flag', help: 'load napi-matrix/guard in every session of Node.js' },
    'isolate-all': { kind: 'flag', help: 'run every cell in its own process' },
    offline: { kind: 'flag', help: 'use no network, only cached releases' },
    addons: {
      kind: 'path',
      value: 'FILE',
      help: 'use built addons from an archive (see build) or a folder, and build nothing',
    },
    config: { kind: 'path', value: 'FILE', help: 'use this file instead of matrix.json' },
  },
  Output: {
    out: {
      kind: 'path',
      value: 'DIR',
      help: 'folder of report.json and timings.json (default: a new folder in reports, linked as reports/latest); repro: its folder',
    },
    report: {
      kind: 'list',
      value: 'FORMATS',
      help: 'also write html, junit, ctrf, markdown, badge, compat; check: print markdown',
    },
    json: { kind: 'flag', help: 'print JSON on stdout, everything else on stderr' },
    known: { kind: 'flag', help: 'print every known deviation, and why cells did not run' },
    verbose: { kind: 'flag', help: 'print the observation of every cell and the sources of rules' },
    slowest: { kind: 'flag', help: 'print the ten slowest rules' },
    quiet: { kind: 'flag', help: 'print only what fails the run and the last two lines' },
    'no-known': { kind: 'flag', help: 'treat known deviations as new' },
    'update-expectations': {
      kind: 'flag',
      help: 'write new deviations to suites/expectations/ and remove entries that no longer deviate',
    },
  },
  'Command-specific options': {
    from: { kind: 'path', value: 'FILE', help: 'changes, repro: read observations from a report.json' },
    add: {
      kind: 'path',
      value: 'FILE',
      help: 'history: first add the run of this report.json, or the runs of another history',
    },
    date: {
      kind: 'text',
      value: 'DATE',
      help: 'history: date of the run to add (default: from timings.json)',
    },
    before: {
      kind: 'path',
      value: 'FILE',
      help: 'report: an earlier report.json; the Markdown begins with the changes since then',
    },
    history: {
      kind: 'path',
      value: 'DIR',
      help: "report: show when each rule's result last changed, from the runs that history stored there",
    },
    for: {
      kind: 'text',
      value: 'RANGE|FILE',
      help: 'engines: a range of engines.node, for the highest version that is safe to declare; changes: an addon, for only what concerns functions that it imports',
    },
    sarif: { kind: 'flag', help: 'check: print SARIF 2.1.0 on stdout, for code scanning' },
    'fail-on': {
      kind: 'text',
      value: 'SEVERITY',
      help: 'check: exit with 1 from this severity on: error (default), warning or hint',
    },
    run: {
      kind: 'flag',
      help: 'check: also load each addon in the releases of --node (default: where the prediction changes)',
    },
    'all-versions': { kind: 'flag', help: 'check: one line per published version of a package' },
    'all-platforms': {
      kind: 'flag',
      help: 'check: also the packages for other platforms in optionalDependencies, or in a lock file',
    },
    as: {
      kind: 'text',
      value: 'ID',
      help: 'trace: load the file as if it declared this version: none, a number, experimental',
    },
    newer: {
      kind: 'text',
      value: 'MODE',
      help: 'trace: where the file calls a function newer than it declares: list (default), throw or abort',
    },
    between: { kind: 'list', value: 'A,B', help: 'bisect: only releases from A to B' },
    supports: {
      kind: 'flag',
      help: 'bisect: measure which Node-API version each release supports, and write the table of check and engines',
    },
    archive: {
      kind: 'path',
      value: 'FILE',
      help: 'build: pack the built addons for --addons on another machine',
    },
    next: { kind: 'flag', help: 'judge: print only what the engine must run next' },
    format: {
      kind: 'list',
      value: 'FORMATS',
      help: 'report: only these formats (default: all); diff: text (default), markdown or json',
    },
    all: { kind: 'flag', help: 'mutants: plant every fault under every rule' },
    update: { kind: 'flag', help: 'mutants: write the result to suites/mutants.json' },
  },
  About: {
    help: { kind: 'flag', short: 'h', help: 'print this text' },
    version: { kind: 'flag', short: 'v', help: 'print the version of napi-matrix' },
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

/** Options that choose the cells and how they run. */
export const OF_CELLS: readonly OptionName[] = [
  ...FAMILIES.map(({ name }) => name),
  'emnapi',
  'runtime',
  'embedder',
  'arch',
  'suite',
  'rule',
  'profile',
  'config',
  'addons',
  'concurrency',
  'timeout',
  'offline',
];

/** Options of a run of the matrix: all but those of single commands. */
export const OF_A_RUN: readonly OptionName[] = Object.entries(SECTIONS)
  .filter(([section]) => section !== 'Command-specific options')
  .flatMap(([, options]) => Object.keys(options) as OptionName[]);
