import { realpathSync } from 'node:fs';
import { withSlashes } from '../../shared/with-slashes.ts';
import type { Json } from '../../../suites/json.ts';
import { ByteTail } from '../process/bounded-text.ts';
import type { ProbeResult } from './outcome.ts';

const TAIL_BYTES = 4096;

/**
 * Text that differs between two runs with the same result: ids of processes and threads, addresses, the times and
 * sizes of Bun's crashes, and native frames that name neither a function nor an addon. Such frames belong to compiled
 * JavaScript and built-in functions of the engine; how many of them the unwinder finds depends on chance.
 */
const UNSTABLE: readonly (readonly [RegExp, string])[] = [
  [/^( *\d+: )0x[0-9a-f]+/gim, '$1<address>'],
  [/\(node:\d+\)/g, '(node:<pid>)'],
  [/\b(\w+)\[\d+\]:/g, '$1[<pid>]:'],
  [/\[\d+:0x[0-9a-f]+\]/gi, '[<pid>:<isolate>]'],
  [/\b0x[0-9a-f]{4,}\b/gi, '<address>'],
  [/\b[0-9a-f]{12,16}\b/gi, '<address>'],
  [/^(thread '.*') \(\d+\) panicked/gm, '$1 (<thread>) panicked'],
  [/^Elapsed: .*$/gm, 'Elapsed: <times>'],
  [/^RSS: .*$/gm, 'RSS: <sizes>'],
  [/^ *\d+: <address> *(?:\[.*(?<!\.node)\])?\n/gm, ''],
];

/**
 * A result with what is of this one process taken out: the names of the session's folder and the numbers of copies, and from stderr, of which
 * the last 4 KiB are kept, ids and addresses. Two equal runs have equal bytes.
 */
export function stableResult(
  { outcome, observation, ...rest }: ProbeResult,
  folderNames: readonly string[],
): ProbeResult {
  const { stderrTail } = outcome;
  return {
    ...rest,
    outcome:
      stderrTail === undefined ? outcome : { ...outcome, stderrTail: stableTail(stderrTail, folderNames) },
    ...(observation !== undefined && { observation: withoutFolder(observation, folderNames) }),
  };
}

function stableTail(text: string, folderNames: readonly string[]): string {
  const tail = new ByteTail(TAIL_BYTES);
  const stable = UNSTABLE.reduce(
    (before, [pattern, word]) => before.replace(pattern, word),
    // The C runtime of Windows ends lines of stderr with both.
    nameless(text, folderNames).replaceAll('\r\n', '\n'),
  );
  tail.push(Buffer.from(stable));
  return tail.text();
}

function withoutFolder(observation: Json, folderNames: readonly string[]): Json {
  if (typeof observation === 'string') return nameless(observation, folderNames);
  if (Array.isArray(observation)) return observation.map((part: Json) => withoutFolder(part, folderNames));
  if (typeof observation !== 'object' || observation === null) return observation;
  return Object.fromEntries(
    Object.entries(observation).map(([key, part]: [string, Json]) => [key, withoutFolder(part, folderNames)]),
  );
}

/**
 * The names of a folder, the longest first: a temporary one may be behind a link. On Windows it may also be written with short
 * names (`RUNNER~1`), with slashes, or with the prefix by which a path is taken as it is.
 */
export function namesOf(folder: string): readonly string[] {
  const names = [realpathSync(folder), realpathSync.native(folder), folder];
  const spellings = names.flatMap((name) => [`\\\\?\\${name}`, name, withSlashes(name)]);
  return [...new Set(spellings)].sort((a, b) => b.length - a.length);
}

/** Copies of addons are numbered in their order, which depends on what ran before. */
const COPY_NUMBER = /(<session>[/\\])\d+-/g;

function nameless(text: string, folderNames: readonly string[]): string {
  return folderNames
    .reduce((before, name) => before.replaceAll(name, '<session>'), text)
    .replace(COPY_NUMBER, '$1');
}
