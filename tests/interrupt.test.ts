import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { execa } from 'execa';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { identifiesAs } from './support/fakes/executables.ts';
import { ended, reportOf, runMatrix, startMatrix, type Run } from './support/run-matrix.ts';
import { sessionFoldersIn, sessionsIn } from './support/sessions.ts';
import { temporaryFolder, temporaryIn } from './support/temporary-folder.ts';
import { FULL_RELEASE, newestOf } from './support/releases.ts';
import { SIGNALS, skipOnWindows } from './support/skip.ts';

const SOON = { timeout: 60_000, interval: 20 };

interface Interrupted extends Run {
  /** Where its sessions had their folders. */
  readonly temporary: string;
}

/** Starts a run, and sends it a signal once `when` does not throw any more. */
async function interrupted(
  args: readonly string[],
  signal: NodeJS.Signals,
  when: (stderr: string, temporary: string) => Promise<void>,
  env: Readonly<Record<string, string>> = {},
  into?: string,
): Promise<Interrupted> {
  const temporary = await temporaryFolder();
  const out = into ?? path.join(await temporaryFolder(), 'out');
  const running = startMatrix([...args, '--out', out], { env: { ...temporaryIn(temporary), ...env } });
  let stderr = '';
  running.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  await vi.waitFor(() => when(stderr, temporary), SOON);
  running.kill(signal);
  return { ...(await ended(running)), out, temporary };
}

/** A runtime that passes the self-test as Node.js does, and does this instead of a run of the suite reference. */
async function runtimeThat(hangs: string): Promise<string> {
  const runtime = path.join(await temporaryFolder(), 'hangs');
  const identity = { name: 'hangs', version: '1.0.0', napiVersion: 9, engine: 'none', lts: null };
  const passes = `for plan; do :; done; if ! grep -q '"suite":"reference"' "$plan"; then exec '${process.execPath}' "$@"; fi`;
  const does = `case "$1" in *identify.cjs) ;; *) ${passes}; ${hangs} ;; esac`;
  await writeFile(runtime, identifiesAs(identity).replace('\n', `\n${does}\n`), { mode: 0o755 });
  return runtime;
}

async function expectNothingLeft({ temporary }: Interrupted): Promise<void> {
  await vi.waitFor(async () => expect(await sessionsIn(temporary)).toEqual([]));
  expect(await sessionFoldersIn(temporary)).toEqual([]);
}

describe('an interrupted run', () => {
  beforeEach(() => skipOnWindows(SIGNALS));

  it('exits 130 with a partial report, and leaves nothing behind', async () => {
    const args = ['--node', FULL_RELEASE, '--suite', 'load,reference,threadsafe-function'];
    const run = await interrupted(args, 'SIGINT', async (stderr, temporary) => {
      expect(stderr).toContain(' cells\n');
      expect(await sessionsIn(temporary)).not.toEqual([]);
      expect(await sessionFoldersIn(temporary)).not.toEqual([]);
    });
    expect(run.exitCode).toBe(130);
    expect(run.stdout).toMatch(/^INTERRUPTED, \d+ MISSING {3}.* {3}\(exit 130\)$/m);
    await expectNothingLeft(run);
    const { counts, cells } = await reportOf(run);
    expect(counts.missing).toBeGreaterThan(0);
    expect(cells.length).toBeGreaterThan(0);
    // Runs that were interrupted do not count as failed.
    expect(counts).toMatchObject({ deviates: 0, error: 0, flaky: 0, stale: 0 });
    expect((await readdir(run.out)).sort()).toEqual(['report.json', 'timings.json']);
  });

  it('does not wait for a runtime that hangs and does not listen either', async () => {
    const runtime = await runtimeThat(`trap '' TERM; sleep 600 & wait; sleep 600`);
    const args = ['--runtime', `mine=${runtime}`, '--rule', 'reference/create-object', '--target', '8'];
    const run = await interrupted(args, 'SIGTERM', async (stderr, temporary) => {
      expect(stderr).toContain('addons: ');
      expect((await sessionsIn(temporary)).length).toBeGreaterThan(1);
    });
    expect(run.exitCode).toBe(130);
    await expectNothingLeft(run);
    const { counts, cells } = await reportOf(run);
    expect(cells).toEqual([]);
    expect(counts.missing).toBe(1);
  });

  it('does not replace the whole report of an earlier run', async () => {
    const args = ['--node', FULL_RELEASE, '--suite', 'load'];
    const { out } = await runMatrix(args);
    const whole = await readFile(path.join(out, 'report.json'), 'utf8');
    const inFlight = async (_: string, temporary: string) =>
      expect(await sessionsIn(temporary)).not.toEqual([]);
    const run = await interrupted(args, 'SIGINT', inFlight, {}, out);
    expect(run.exitCode).toBe(130);
    expect(run.stdout).toMatch(
      /^report {2}.*report\.partial\.json {2}\(report\.json beside it is the report of an earlier run\)$/m,
    );
    expect(await readFile(path.join(out, 'report.json'), 'utf8')).toBe(whole);
    expect((await readdir(out)).sort()).toEqual(['report.json', 'report.partial.json', 'timings.json']);
  });

  it('ends the compilers too', async () => {
    const folder = await temporaryFolder();
    const compiler = path.join(folder, 'cc');
    await writeFile(compiler, `#!/bin/sh\necho $$ > "\${0%/*}/pid"\nexec sleep 600\n`, { mode: 0o755 });
    const pid = async (): Promise<string> => (await readFile(path.join(folder, 'pid'), 'utf8')).trim();
    const args = ['--runtime', `mine=${process.execPath}`, '--suite', 'reference'];
    const run = await interrupted(args, 'SIGINT', async () => expect(await pid()).not.toBe(''), {
      // Another build, which has to be done.
      CC: `"${compiler}"`,
    });
    expect(run).toMatchObject({ exitCode: 130, stdout: '' });
    expect(run.stderr).toMatch(/^mine: .*\nbuilding the addons \(once\)\n$/);
    await vi.waitFor(async () => {
      const { stdout } = await execa('ps', ['-o', 'stat=', '-p', await pid()], { reject: false });
      expect(stdout).toMatch(/^Z|^$/);
    });
  });
});

it.runIf(process.platform === 'linux')(
  'a run that is killed takes its sessions along, and the next run removes what it left',
  async () => {
    const runtime = await runtimeThat('exec sleep 600');
    const args = ['--runtime', `mine=${runtime}`, '--rule', 'reference/create-object', '--target', '8'];
    const { temporary, out } = await interrupted(args, 'SIGKILL', async (stderr, folder) => {
      expect(stderr).toContain('addons: ');
      expect(await sessionsIn(folder)).not.toEqual([]);
    });
    await vi.waitFor(async () => expect(await sessionsIn(temporary)).toEqual([]), SOON);
    expect(await sessionFoldersIn(temporary)).not.toEqual([]);
    const next = ['--runtime', `mine=${process.execPath}`, ...args.slice(2), '--out', out];
    const { exitCode } = await ended(startMatrix(next, { env: temporaryIn(temporary) }));
    expect(exitCode).toBe(0);
    expect(await sessionFoldersIn(temporary)).toEqual([]);
    expect((await readdir(out)).sort()).toEqual(['report.json', 'timings.json']);
  },
);

it('two runs at once, with one cache and one output folder, both succeed', async () => {
  const out = path.join(await temporaryFolder(), 'out');
  const args = ['--node', newestOf[20], '--suite', 'reference', '--quiet', '--report', 'html'];
  const both = [0, 1].map(() => ended(startMatrix([...args, '--out', out])));
  const succeeded = expect.objectContaining({ exitCode: 0, stderr: '' }) as unknown;
  expect(await Promise.all(both)).toEqual([succeeded, succeeded]);
  expect((await readdir(out)).sort()).toEqual(['report.html', 'report.json', 'timings.json']);
  expect(await reportOf({ out })).toEqual(await reportOf(await runMatrix(args)));
});
