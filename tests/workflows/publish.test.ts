import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { standInProject, type Ended } from './stand-in.ts';

/** Publishes a platform that has a report of the night before. `diffCode`: what the comparison with it ends with. */
async function publish(diffCode: number): Promise<Ended & { readonly platform: string }> {
  const { folder, run } = await standInProject();
  for (const below of ['blobs/blob-linux-x64-1', 'previous/linux-x64']) {
    mkdirSync(path.join(folder, below), { recursive: true });
    writeFileSync(path.join(folder, below, 'report.json'), '');
  }
  const env = { PLATFORMS: 'linux-x64', EXIT_diff: String(diffCode) };
  const ended = await run('publish.sh', ['blobs', 'previous', 'site'], env);
  return { ...ended, platform: path.join(folder, 'site', 'linux-x64') };
}

it.each([0, 1])('a report is told what it was before, when comparing ends with %d', async (code) => {
  const { exitCode, told, platform } = await publish(code);
  expect(exitCode).toBe(0);
  expect(told.at(-1)).toContain('--before');
  expect(existsSync(path.join(platform, 'diff.md'))).toBe(true);
});

it('a night goes on without an earlier report that cannot be compared, and says so', async () => {
  const { exitCode, all, told, outputs, platform } = await publish(2);
  expect(exitCode).toBe(0);
  expect(all).toContain('::warning::linux-x64: ');
  expect(told.at(-1)?.[0]).toBe('report');
  expect(told.at(-1)).not.toContain('--before');
  expect(existsSync(path.join(platform, 'diff.md'))).toBe(false);
  expect(existsSync(path.join(platform, 'index.html'))).toBe(true);
  expect(outputs).toBe('red=false\n');
});
