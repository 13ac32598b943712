/**
 * The long-term support lines of Node.js: the first release of each, and the code name that its releases have in
 * `process.release.lts` (https://github.com/nodejs/Release#release-schedule). npm's metadata does not say which
 * releases these are. Add a line when its first release is out; until then `ltsMismatch` complains.
 */
const LTS_LINES = [
  { major: 16, minor: 13, name: 'Gallium' },
  { major: 18, minor: 12, name: 'Hydrogen' },
  { major: 20, minor: 9, name: 'Iron' },
  { major: 22, minor: 11, name: 'Jod' },
  { major: 24, minor: 11, name: 'Krypton' },
] as const;

/** Every LTS release; so the newest match is the newest release of the newest line. */
export const LTS_RANGE = LTS_LINES.map(({ major, minor }) => `>=${major}.${minor}.0 <${major + 1}`).join(
  ' || ',
);

// By hand: --help shows this range among others, and is to load no package.
/** The code name that the table has for a version, or null. */
export function ltsName(version: string): string | null {
  const [major, minor] = version.split('.').map(Number);
  if (major === undefined || minor === undefined) return null;
  return LTS_LINES.find((line) => line.major === major && line.minor <= minor)?.name ?? null;
}

/** A line for the user when a release's own `process.release.lts` is not what the table says. */
export function ltsMismatch(version: string, said: string | null): string | null {
  const believed = ltsName(version);
  if (said === believed) return null;
  return `node@${version} reports its LTS line as ${said ?? 'none'}, but the table in runner/run/runtimes/node-lts.ts has ${believed ?? 'none'}: "lts" may miss the newest line`;
}
