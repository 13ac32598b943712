/** Carries the session's nonce, so that a process which escaped its group can still be recognized. */
export const SESSION_VARIABLE = 'NAPI_MATRIX_SESSION';

// Without SystemRoot, Windows programs fail to open sockets or to gather random bytes.
const INHERITED_ON_WINDOWS = ['PATH', 'PATHEXT', 'SYSTEMROOT', 'SYSTEMDRIVE', 'WINDIR', 'COMSPEC'];
const INHERITED_ELSEWHERE = ['PATH'];

/** The environment of this process, for what the user would start in it; `except`: names that are left out. */
export function ownEnvironment(except: readonly string[] = []): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (value !== undefined && !except.includes(name)) env[name] = value;
  }
  return env;
}

export interface EnvironmentInput {
  readonly host: Readonly<Record<string, string | undefined>>;
  /** The runtime's own additions; they win over everything but the session's marker. */
  readonly runtime: Readonly<Record<string, string>>;
  readonly nonce: string;
  /** Stands in for the home and the temporary folder. */
  readonly scratch: string;
  readonly platform?: NodeJS.Platform;
}

/**
 * The whole environment of a session. An allow-list, because what a developer's shell holds changes results
 * (NODE_OPTIONS, BUN_OPTIONS, DENO_*, LD_PRELOAD, NODE_PENDING_DEPRECATION) or distorts timings: an inherited
 * NODE_EXTRA_CA_CERTS alone makes Node.js 18 and 20 start 2.7 times slower. The home is the scratch folder, so
 * that no user's .npmrc, bunfig.toml or cache is read or written, and the locale is fixed, so that what a
 * runtime prints does not depend on who runs it.
 */
export function sessionEnvironment(input: EnvironmentInput): Record<string, string> {
  const { host, runtime, nonce, scratch, platform = process.platform } = input;
  const inherited = platform === 'win32' ? INHERITED_ON_WINDOWS : INHERITED_ELSEWHERE;
  // Windows spells the same variable PATH or Path.
  const spelling = (name: string): string => (platform === 'win32' ? name.toUpperCase() : name);
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(host)) {
    if (value !== undefined && inherited.includes(spelling(name))) environment[name] = value;
  }
  const folders =
    platform === 'win32' ? ['TEMP', 'TMP', 'USERPROFILE', 'APPDATA', 'LOCALAPPDATA'] : ['TMPDIR'];
  for (const name of ['HOME', ...folders]) environment[name] = scratch;
  return {
    ...environment,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
    ...runtime,
    [SESSION_VARIABLE]: nonce,
  };
}
