import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { describe, expect, test, vi } from 'vitest';
import { POSIX, skipOnWindows } from '../../../tests/support/skip.ts';
import { supervise } from './supervise.ts';
import { findStragglers } from './kill-stragglers.ts';
import {
  AMPLE_MS,
  executeFake,
  hostileRun,
  observed,
  plainRun,
  fakeRuntime,
  survivorsOf,
  watchTemporaryFolder,
} from '../../../tests/support/fakes/sessions/fake-session.ts';

watchTemporaryFolder();

/** Runs a script in this Node.js; returns how it ended, what it printed, and who outlived it. */
async function contain(script: string, options: { readonly marker?: string } = {}) {
  const entry = `CONTAINED=${randomUUID()}`;
  const chunks: Buffer[] = [];
  const contained = supervise({
    command: process.execPath,
    args: ['-e', script],
    env: { CONTAINED: entry.slice('CONTAINED='.length) },
    cwd: tmpdir(),
    marker: options.marker ?? entry,
    onStdout: (chunk) => chunks.push(chunk),
    idleTimeoutMs: AMPLE_MS,
    limits: { stdout: 2 ** 20, stderr: 2 ** 20 },
  });
  const end = await contained.end;
  return { end, stdout: Buffer.concat(chunks).toString(), survivors: () => findStragglers(new Set([entry])) };
}

/** A script that leaves a process behind which would live on for two minutes. */
function leave(options: string): string {
  const child = `process.execPath, ['-e', 'setTimeout(() => {}, 120_000)']`;
  return `require('node:child_process').spawn(${child}, ${options}); process.exit(5);`;
}

describe('a contained process', () => {
  test('ends with its exit code, and all that it printed', async () => {
    const { end, stdout } = await contain('console.log("out"); console.error("err"); process.exitCode = 4');
    expect(end).toEqual({ kind: 'exited', exitCode: 4, signal: null, stderrTail: 'err\n' });
    expect(stdout).toBe('out\n');
  });

  test('may not write core files', async () => {
    skipOnWindows(POSIX);
    // The hard limit, because the soft one may be 0 already.
    const script = `require('node:child_process').execSync('ulimit -H -c', { stdio: 'inherit' })`;
    expect((await contain(script)).stdout).toBe('0\n');
  });

  test('takes its group with it', async () => {
    const { end, survivors } = await contain(leave(`{ stdio: 'inherit' }`), { marker: 'NOBODY=1' });
    expect(end).toMatchObject({ kind: 'exited', exitCode: 5 });
    await vi.waitFor(async () => expect(await survivors()).toEqual([]));
  });

  test('takes with it who escaped from the group and held a pipe', async () => {
    const { end, survivors } = await contain(leave(`{ stdio: 'inherit', detached: true }`));
    expect(end).toMatchObject({ kind: 'exited', exitCode: 5 });
    await vi.waitFor(async () => expect(await survivors()).toEqual([]));
  });
});

describe('a process that a session leaves behind', () => {
  test.for(['in the group, holding the pipes', 'escaped, holding the pipes', 'escaped, holding nothing'])(
    '%s: is ended',
    async (way) => {
      const runtime = fakeRuntime();
      const { results } = await executeFake('leaves-processes', {
        runtime,
        runs: [plainRun('before'), hostileRun(way)],
      });
      expect(results).toMatchObject({
        before: observed('before'),
        hostile: { outcome: { kind: 'observed' } },
      });
      await vi.waitFor(async () => expect(await survivorsOf(runtime)).toEqual([]));
    },
  );
});
