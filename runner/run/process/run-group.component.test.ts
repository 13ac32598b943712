import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { runGroup } from './run-group.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-group-'));
});
afterEach(async () => {
  const daemon = await daemonId().catch(() => null);
  if (daemon !== null) process.kill(daemon, 'SIGKILL');
  await rm(folder, { recursive: true });
});

/** Runs a script in this Node.js, in the folder of the test. */
function run(script: string, signal = new AbortController().signal) {
  return runGroup({ command: process.execPath, args: ['-e', script], cwd: folder }, signal);
}

/** A script that leaves a daemon which holds the pipes for longer than a test may take; `next`: what it does then. */
function leaveDaemon(next: string): string {
  const daemon = `process.execPath, ['-e', 'setTimeout(() => {}, 120_000)'], { stdio: 'inherit', detached: true }`;
  return `
    const { pid } = require('node:child_process').spawn(${daemon});
    require('node:fs').writeFileSync('daemon', pid + '\\n');
    ${next}`;
}

async function daemonId(): Promise<number> {
  const text = await readFile(path.join(folder, 'daemon'), 'utf8');
  if (!text.endsWith('\n')) throw new Error('not yet');
  return Number(text);
}

it('a tool ends with all that it printed', async () => {
  const script = 'console.log("o".repeat(200_000)); console.error("e"); process.exitCode = 3';
  const { failed, output } = await run(script);
  expect(failed).toBe(true);
  expect(output).toHaveLength(200_003);
});

it('a tool has ended, though a daemon of it lives on and holds its pipes', async () => {
  const script = leaveDaemon('require("node:fs").writeSync(1, "built"); process.exit(0)');
  expect(await run(script)).toEqual({ failed: false, output: 'built' });
  const daemon = await daemonId();
  expect(() => process.kill(daemon, 0)).not.toThrow();
}, 15_000);

it('an interrupted tool has ended as well', async () => {
  const interruption = new AbortController();
  const running = run(leaveDaemon('setTimeout(() => {}, 120_000)'), interruption.signal);
  await vi.waitFor(daemonId, { timeout: 10_000 });
  interruption.abort();
  await expect(running).rejects.toMatchObject({ name: 'AbortError' });
}, 15_000);
