import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import { isCheckout } from '../../shared/invocation.ts';
import { projectRoot } from '../../shared/project-root.ts';
import type { PathRequest } from '../runtimes/path-request.ts';
import type { RuntimeRequests } from '../runtimes/provision.ts';
import { UserError } from '../../shared/user-error.ts';
import type { Arguments } from '../../cli/arguments/arguments.ts';
import { readProfile } from '../profiles/profile.ts';
import { askedReleases, namesRuntimes } from './asked-runtimes.ts';
import { readConfig, type MatrixConfig } from './config.ts';
import { customRequests } from './custom-runtimes.ts';
import { unknownWord } from '../../shared/unknown-word.ts';
import { select, type Selection } from './select.ts';
import { withinProfile } from './within-profile.ts';

/** What matrix.json and the command line ask for together; nothing of it needs a runtime. */
export interface MatrixRequest {
  readonly config: MatrixConfig;
  readonly selection: Selection;
  readonly runtimes: RuntimeRequests;
  /** Absolute; null: the local build. */
  readonly addons: string | null;
  /** Absolute folder of the report; null: a new one in `reportsFolder()`. */
  readonly out: string | null;
  /** Milliseconds that a probe may take. */
  readonly timeoutMs: number;
}

export async function readRequest(args: Arguments): Promise<MatrixRequest> {
  const configFile = args.config === null ? path.join(projectRoot, 'matrix.json') : fromUser(args.config);
  const config = await readConfig(configFile);
  const words = { suites: args.suite, rules: args.rule, targets: args.target };
  const chosen = select(words, suites, config.targets);
  const selection =
    args.profile === null ? chosen : withinProfile(chosen, await readProfile(args.profile), words);
  const { custom, ...releases } = config.runtimes;
  const configWords = args.config === null ? [] : ['--config', configFile];
  const entries = customRequests(custom ?? {}, path.dirname(configFile), configWords);
  const named = namesRuntimes(args);
  return {
    config,
    // Another configuration may have fewer targets than the expectations were written for.
    selection: {
      ...selection,
      complete: selection.complete && args.config === null,
      everyTarget: selection.everyTarget && args.config === null,
    },
    runtimes: {
      ...(named ? { ...askedReleases(args), ...(args.emnapi && { emnapi: true }) } : releases),
      ...(args.embedder && { embedder: true }),
      paths: named ? asked(args, entries) : entries,
    },
    addons: args.addons === null ? null : fromUser(args.addons),
    out: outFolder(args),
    timeoutMs: (args.timeout ?? config.timeout) * 1000,
  };
}

/** What --runtime names: executables at paths, and entries of matrix.json. */
function asked({ runtime }: Arguments, entries: readonly PathRequest[]): PathRequest[] {
  return runtime.map(({ name, path: file }) => {
    if (file !== null) return { name, path: fromUser(file) };
    const entry = entries.find((each) => each.name === name);
    if (entry !== undefined) return entry;
    if (entries.length > 0)
      throw unknownWord(
        'runtime',
        name,
        entries.map((each) => each.name),
      );
    throw new UserError(
      `--runtime takes name=path, or a name in runtimes.custom of matrix.json; got "${name}", and none is there`,
    );
  });
}

/** Absolute; null: a new folder in `reportsFolder()`. Shards that run one after the other have a folder each. */
export function outFolder({
  out,
  shard,
}: Pick<Arguments, 'out'> & Partial<Pick<Arguments, 'shard'>>): string | null {
  if (out !== null) return fromUser(out);
  return shard == null ? null : path.join(reportsFolder(), `shard-${shard.index}-of-${shard.count}`);
}

/** Where reports go by default. An installed package keeps nothing of its own. */
export function reportsFolder(): string {
  return path.join(isCheckout ? projectRoot : process.cwd(), 'reports');
}

/** The newest report of a run without --out: what commands read by default. */
export function latestReport(): string {
  return path.join(reportsFolder(), 'latest', 'report.json');
}

/** Paths are relative to where the user is: `npm run` goes to the package and tells the former folder. */
export function fromUser(file: string): string {
  return path.resolve(userFolder(), file);
}

/** The path as the user would write it: relative where the file is below the user's folder. */
export function toUser(file: string): string {
  const relative = path.relative(userFolder(), file);
  return relative === '' || relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}

function userFolder(): string {
  const npmMoved = process.env['npm_lifecycle_event'] !== undefined && process.cwd() === projectRoot;
  return (npmMoved ? process.env['INIT_CWD'] : undefined) ?? process.cwd();
}
