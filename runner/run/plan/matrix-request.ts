import { existsSync } from 'node:fs';
import path from 'node:path';
import { suites } from '../../../suites/index.ts';
import { isCheckout } from '../../shared/invocation.ts';
import { projectRoot } from '../../shared/project-root.ts';
import type { EmnapiHost } from '../runtimes/emnapi-hosts.ts';
import type { PathRequest } from '../runtimes/path-request.ts';
import type { RuntimeRequests } from '../runtimes/provision.ts';
import { UserError } from '../../shared/user-error.ts';
import { readProfile } from '../profiles/profile.ts';
import type { Shard } from './shard.ts';
import { readConfig, type MatrixConfig } from './config.ts';
import { customRequests } from './custom-runtimes.ts';
import { unknownWord } from '../../shared/unknown-word.ts';
import { namesRuntimes, type NamedExecutable, type Query } from './query.ts';
import { select, type Selection } from './select.ts';
import { withinProfile } from './within-profile.ts';

/** A query completed from matrix.json; no runtime has been looked at yet. */
export interface MatrixRequest {
  readonly config: MatrixConfig;
  readonly selection: Selection;
  readonly runtimes: RuntimeRequests;
  /** Absolute; null: the local build. */
  readonly addons: string | null;
  /** The folder of expectations that matrix.json names. Absolute; null: none. */
  readonly expectations: string | null;
  /** Milliseconds that a probe may take. */
  readonly timeoutMs: number;
}

/** Reads matrix.json. Throws a UserError for a rule, target, profile or runtime that does not exist. */
export async function readRequest(query: Query): Promise<MatrixRequest> {
  const configFile = query.config ?? path.join(projectRoot, 'matrix.json');
  const config = await readConfig(configFile);
  const { profile, ...words } = query.selection;
  const chosen = select(words, suites, config.targets);
  const selection = profile === null ? chosen : withinProfile(chosen, await readProfile(profile), words);
  const { custom, emnapi = false, ...releases } = config.runtimes;
  const hosts = emnapi === true ? (['node'] as const) : emnapi === false ? [] : emnapi;
  const configWords = query.config === null ? [] : ['--config', configFile];
  const entries = customRequests(custom ?? {}, path.dirname(configFile), configWords);
  const { runtimes } = query;
  const named = namesRuntimes(runtimes);
  return {
    config,
    // Another configuration may have fewer targets than the expectations were written for.
    selection: {
      ...selection,
      complete: selection.complete && query.config === null,
      everyTarget: selection.everyTarget && query.config === null,
    },
    runtimes: {
      ...(named ? runtimes.releases : releases),
      ...withEmnapi(named ? runtimes.emnapi : hosts),
      ...(runtimes.embedder && { embedder: true }),
      ...(runtimes.arch !== null && { arch: runtimes.arch }),
      paths: named ? runtimes.executables.map((named) => requestFor(named, entries)) : entries,
    },
    addons: query.addons,
    expectations:
      config.expectations === undefined ? null : path.resolve(path.dirname(configFile), config.expectations),
    timeoutMs: (query.timeoutSeconds ?? config.timeout) * 1000,
  };
}

function withEmnapi(hosts: readonly EmnapiHost[]): Pick<RuntimeRequests, 'emnapi'> {
  return hosts.length > 0 ? { emnapi: hosts } : {};
}

function requestFor({ name, path: file }: NamedExecutable, entries: readonly PathRequest[]): PathRequest {
  if (file !== null) return { name, path: fileOf(file) };
  const entry = entries.find((each) => each.name === name);
  if (entry !== undefined) return entry;
  const names = entries.map((each) => each.name);
  if (names.length > 0) throw unknownWord('runtime', name, names);
  throw new UserError(
    `--runtime expected NAME=PATH, or a name in runtimes.custom of matrix.json (it has none); got "${name}"`,
  );
}

function fileOf(word: string): string {
  const file = fromUser(word);
  if (/[/\\]/.test(word) || existsSync(file)) return file;
  throw new UserError(`there is no file ${word} in this folder; pass a path; the PATH is not searched`);
}

interface OutOptions {
  readonly out: string | null;
  readonly shard?: Shard | null;
}

/** Absolute; null: a new folder in `reportsFolder()`. Shards that run one after another have a folder each. */
export function outFolder({ out, shard }: OutOptions): string | null {
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

/** A path made absolute. `npm run` changes to the package's folder and passes the user's folder in INIT_CWD. */
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
