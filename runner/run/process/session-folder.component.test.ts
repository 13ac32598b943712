import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { OWNER, ownerName } from '../../shared/owner.ts';
import { sweepSessions } from './session-folder.ts';

const ENDED = ownerName().replace(OWNER, '$<place>-99999999-$<start>');

let temporary: string;

beforeEach(async () => {
  temporary = await mkdtemp(path.join(tmpdir(), 'napi-matrix-test-'));
  vi.stubEnv('TMPDIR', temporary);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await rm(temporary, { recursive: true });
  });
});

/** A session, out of its group and silent, in a folder of this owner. */
async function session(owner: string): Promise<{ readonly name: string; readonly child: ChildProcess }> {
  const name = `napi-matrix-${owner}-aB3xyz`;
  const scratch = path.join(temporary, name, 'scratch');
  await mkdir(scratch, { recursive: true });
  const child = spawn('/bin/sleep', ['600'], { env: { HOME: scratch }, detached: true, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  await once(child, 'spawn');
  return { name, child };
}

it.runIf(process.platform === 'linux')(
  'the session and the folder of an owner that ended are gone, all others stay',
  async () => {
    const ended = await session(ENDED);
    const living = await session(ownerName());
    await mkdir(path.join(temporary, 'napi-matrix-of-somebody'));
    const exit = once(ended.child, 'exit');
    await sweepSessions();
    expect((await exit)[1]).toBe('SIGKILL');
    expect((await readdir(temporary)).sort()).toEqual([living.name, 'napi-matrix-of-somebody'].sort());
    expect(living.child.exitCode ?? living.child.signalCode).toBeNull();
  },
);
