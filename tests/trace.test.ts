import path from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { fetchedPackage } from '../truth/fetched-package.ts';
import { HAS_EVERY_RELEASE, NEWEST, newestOf } from './support/releases.ts';
import { ended, startMatrix } from './support/run-matrix.ts';

const RUNTIMES = [
  ...['--node', [...(HAS_EVERY_RELEASE ? ['18.17.0'] : []), newestOf[22], NEWEST.node].join()],
  ...['--bun', NEWEST.bun, '--deno', NEWEST.deno],
];

/** Packages whose addons import their functions, look them up, or open another addon: loads in every runtime. */
const PACKAGES = [
  { spec: 'argon2@0.45.1', file: 'prebuilds/linux-x64/argon2.glibc.node', least: 3 },
  { spec: 'better-sqlite3@13.0.3', file: 'prebuilds/linux-x64.node', least: 200 },
  { spec: 'sodium-native@5.1.0', file: 'prebuilds/linux-x64/sodium-native.node', least: 500 },
  { spec: '@libsql/linux-x64-gnu@0.5.29', file: 'index.node', least: 100 },
  { spec: '@swc/core-linux-x64-gnu@1.16.22', file: 'swc.linux-x64-gnu.node', least: 50 },
];

interface Output {
  readonly as: string | null;
  readonly runs: readonly {
    readonly runtime: string;
    readonly end: unknown;
    readonly trace: {
      readonly declared: number | null;
      readonly isDeclarationRead: boolean;
      readonly functions: readonly { readonly name: string; readonly calls: number }[];
      readonly threads: readonly { readonly calls: number }[];
    } | null;
  }[];
}

const trace = (...words: string[]) => ended(startMatrix(['trace', ...words]));

async function traced(...words: string[]): Promise<Output> {
  return JSON.parse((await trace(...words)).stdout) as Output;
}

describe.runIf(process.platform === 'linux')('trace', () => {
  let built: string;
  beforeAll(async () => {
    const { stdout } = await ended(startMatrix(['build']));
    built = /\/\S+build\/\w+/.exec(stdout)?.[0] ?? stdout.trim();
  });

  it('shows the same calls in every runtime, and which of them read the declaration', async () => {
    const file = path.join(built, 'functions_9-8.node');
    const script = `const addon = require(${JSON.stringify(file)}); console.log(typeof addon.node_api_symbol_for())`;
    const { runs } = await traced(file, '--json', ...RUNTIMES, '--', '-e', script);
    expect(runs.map(({ end }) => end)).toEqual(
      runs.map(() => ({ kind: 'exited', exitCode: 0, signal: null })),
    );
    const seen = runs.map(({ runtime, trace: each }) => ({
      name: runtime.replace(/@.*/, ''),
      reads: each?.isDeclarationRead,
      calls: Object.fromEntries(each?.functions.map(({ name, calls }) => [name, calls]) ?? []),
    }));
    const calls = seen[0]?.calls;
    expect(calls).toMatchObject({ node_api_symbol_for: 1, napi_create_function: 4 });
    expect(seen).toEqual(seen.map(({ name }) => ({ name, reads: name !== 'deno', calls })));
  });

  it('prints the script on stderr, the report on stdout, and exits with 1 where the script fails', async () => {
    const file = path.join(built, 'functions_9-8.node');
    const code = `require(${JSON.stringify(file)}); console.log('of the script'); process.exitCode = 3`;
    const { exitCode, stdout, stderr } = await trace(file, '--', '-e', code);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('of the script\n');
    expect(stdout).toContain(`${file} declares 8\n`);
    expect(stdout).toContain('The script exited with code 3');
  });

  it.each([
    [['--', '-e', '0'], 2, /^the script exited with code 0 in node [\d.]+, and \S+ was not loaded$/m],
    [['--as', 'ten'], 2, /^$/],
  ])('%j exits with %s', async (words, code, pattern) => {
    const { exitCode, stdout } = await trace(path.join(built, 'functions_9-8.node'), ...words);
    expect(exitCode).toBe(code);
    expect(stdout).toMatch(pattern);
  });

  describe.runIf(inject('isThorough') && process.arch === 'x64')('of packages that people install', () => {
    const { signal } = new AbortController();
    it.each(PACKAGES)('$spec', async ({ spec, file, least }) => {
      const addon = path.join(await fetchedPackage(spec, undefined, signal), file);
      const { runs } = await traced(addon, '--json', '--as', '9', ...RUNTIMES, '--node', '20.20.2,22.13.1');
      for (const { runtime, trace: each } of runs) {
        const calls = each?.threads.reduce((sum, thread) => sum + thread.calls, 0);
        expect({ runtime, isEnough: (calls ?? 0) >= least }).toEqual({ runtime, isEnough: true });
      }
    });
  });
});
