import { satisfies } from 'semver';

/**
 * The long-term support lines of Node.js: from which release on, and the code name that its releases have in
 * `process.release.lts` (https://github.com/nodejs/Release#release-schedule). npm's metadata does not say which
 * releases these are. Add a line when its first release is out; until then `doubtLts` complains.
 */
const LTS_LINES = [
  { since: '16.13.0', before: '17', name: 'Gallium' },
  { since: '18.12.0', before: '19', name: 'Hydrogen' },
  { since: '20.9.0', before: '21', name: 'Iron' },
  { since: '22.11.0', before: '23', name: 'Jod' },
  { since: '24.11.0', before: '25', name: 'Krypton' },
] as const;

const rangeOf = (line: (typeof LTS_LINES)[number]): string => `>=${line.since} <${line.before}`;

/** Every LTS release; so the newest match is the newest release of the newest line. */
export const LTS_RANGE = LTS_LINES.map(rangeOf).join(' || ');

/** The code name that the table has for a version, or null. */
export function ltsName(version: string): string | null {
  return LTS_LINES.find((line) => satisfies(version, rangeOf(line)))?.name ?? null;
}

/** A line for the user when a release's own `process.release.lts` is not what the table says. */
export function doubtLts(version: string, said: string | null): string | null {
  const believed = ltsName(version);
  if (said === believed) return null;
  return `node@${version} says that its LTS line is ${said ?? 'none'}, the table in runner/runtimes/node-lts.ts says ${believed ?? 'none'}: "lts" may miss the newest line`;
}
