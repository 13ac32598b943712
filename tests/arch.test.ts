import { expect, it } from 'vitest';
import { copyProject } from './support/project-copy.ts';
import { hasCompiler } from './support/fixtures/compiled-addon.ts';
import { FULL_RELEASE } from './support/releases.ts';
import { reportOf, runMatrix } from './support/run-matrix.ts';

const tools = await Promise.all(
  ['qemu-aarch64', 'aarch64-linux-gnu-gcc', 'aarch64-linux-gnu-g++'].map(hasCompiler),
);
const canEmulate = process.arch === 'x64' && tools.every(Boolean);

it.skipIf(!canEmulate)('the suite load runs on arm64, and the report says that it was emulated', async () => {
  const args = ['--node', FULL_RELEASE, '--arch', 'arm64', '--suite', 'load', '--quiet'];
  const run = await runMatrix(args, { project: await copyProject({ suites: ['load'] }) });
  expect(run.exitCode).toBe(0);
  const { platform, counts, runtimes } = await reportOf(run);
  expect(platform).toEqual({ os: 'linux', arch: 'arm64', libc: 'glibc', emulated: true });
  expect(runtimes[0]?.asked).toEqual(['--node', FULL_RELEASE, '--arch', 'arm64']);
  expect(counts).toMatchObject({ deviates: 0, error: 0, missing: 0, flaky: 0 });
  expect(counts.conforms).toBeGreaterThan(0);
  expect(run.stdout).toContain('NOTHING NEW');
});
