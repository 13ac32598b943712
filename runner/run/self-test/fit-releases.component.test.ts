import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { projectRoot } from '../../shared/project-root.ts';
import { temporaryFolder } from '../../../tests/support/fakes/executables.ts';
import { runtimeWith } from '../../../tests/support/fixtures/cell.ts';
import type { AbsentRuntime } from '../runtimes/context.ts';
import type { LaunchableRuntime } from '../runtimes/runtime.ts';
import { fitReleases } from './fit-releases.ts';

/** A release that is this Node.js, with a harness that is hostile in this way. */
function release(way: string, parts: Partial<LaunchableRuntime> = {}): LaunchableRuntime {
  return runtimeWith({
    executable: process.execPath,
    entry: path.join(projectRoot, 'tests', 'support', 'fakes', 'dishonest-harness.cjs'),
    env: { HOSTILE: way },
    ...parts,
  });
}

async function context() {
  return {
    cacheDir: await temporaryFolder(),
    signal: new AbortController().signal,
    onNotice: vi.fn<(line: string) => void>(),
    onUnusable: vi.fn<(absent: AbsentRuntime) => void>(),
  };
}

describe('a release', () => {
  it('that passes the self-test is used as it is', async () => {
    const given = await context();
    const runtime = release('nothing wrong');
    expect(await fitReleases([runtime], given)).toEqual([runtime]);
    expect(given.onUnusable).not.toHaveBeenCalled();
  });

  it('that fails the self-test of a capability lacks this capability', async () => {
    const given = await context();
    const [runtime] = await fitReleases([release('records no warnings')], given);
    expect(runtime?.capabilities).not.toContain('warning');
    expect(runtime?.capabilities).toContain('worker');
    expect(given.onNotice.mock.calls.flat().at(-1)).toMatch(/^node@20\.20\.2 has no capability warning: /);
  });

  it('that lets failures pass is not used', async () => {
    const given = await context();
    expect(await fitReleases([release('swallows what probes throw')], given)).toEqual([]);
    expect(given.onUnusable.mock.calls.flat()).toEqual([
      {
        name: 'node@20.20.2',
        reason: expect.stringMatching(/^its harness fails the self-test thrown-error /) as string,
        required: true,
      },
    ]);
    expect(await readdir(given.cacheDir)).toEqual([]);
  });

  it('is tested once', async () => {
    const given = await context();
    const runtime = release('records no warnings');
    const first = await fitReleases([runtime], given);
    given.onNotice.mockClear();
    expect(await fitReleases([{ ...runtime, executable: '/no/such/file' }], given)).toEqual([
      { ...first[0], executable: '/no/such/file' },
    ]);
    expect(given.onNotice.mock.calls.flat()).toHaveLength(1);
  });

  it('is tested again when what was kept is damaged', async () => {
    const given = await context();
    const runtime = release('nothing wrong');
    await fitReleases([runtime], given);
    await writeFile(path.join(given.cacheDir, 'self-tests', `${runtime.sha256}.json`), '{');
    await fitReleases([runtime], given);
    expect(given.onNotice).toHaveBeenCalledTimes(2);
  });
});

it('a runtime at a path is not changed', async () => {
  const given = await context();
  const runtime = release('records no warnings', { id: 'mine', name: 'mine' });
  expect(await fitReleases([runtime], given)).toEqual([runtime]);
  await rm(given.cacheDir, { recursive: true });
});
