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
  /** Absolute folder of the report. */
  readonly out: string;
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

/** Where the report goes, absolute. Shards that run one after the other on one machine keep out of each other's way. */
export function outFolder({
  out,
  shard,
}: Pick<Arguments, 'out'> & Partial<Pick<Arguments, 'shard'>>): string {
  if (out !== null) return fromUser(out);
  const name = shard == null ? 'latest' : `shard-${shard.index}-of-${shard.count}`;
  // An installed package keeps nothing of its own.
  return path.join(isCheckout ? projectRoot : process.cwd(), 'reports', name);
}

/** The report that a run leaves when it is not told where: what commands read when they are not told what. */
export function latestReport(): string {
  return path.join(outFolder({ out: null }), 'report.json');
}

/** Paths are relative to where the user is: `npm run` goes to the package and tells the former folder. */
export function fromUser(file: string): string {
  const npmMoved = process.env['npm_lifecycle_event'] !== undefined && process.cwd() === projectRoot;
  return path.resolve((npmMoved ? process.env['INIT_CWD'] : undefined) ?? process.cwd(), file);
}
