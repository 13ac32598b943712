import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { standInProject, type Ended } from './stand-in.ts';

/** Publishes a platform whose merge ends with 1. `historyCode`: what adding the night to the history ends with. */
async function publish(historyCode: number): Promise<Ended & { readonly page: string }> {
  const { folder, run } = await standInProject();
  mkdirSync(path.join(folder, 'blobs', 'blob-linux-x64-1'), { recursive: true });
  writeFileSync(path.join(folder, 'blobs', 'blob-linux-x64-1', 'report.json'), '');
  const env = { PLATFORMS: 'linux-x64', EXIT_merge: '1', EXIT_history: String(historyCode) };
  const ended = await run('publish.sh', ['blobs', 'previous', 'site'], env);
  return { ...ended, page: path.join(folder, 'site', 'linux-x64', 'index.html') };
}

it('a night is told since when all is as it is', async () => {
  const { exitCode, told } = await publish(0);
  expect(exitCode).toBe(0);
  expect(told.at(-1)).toContain('--history');
});

it('a night that the history refuses is published without it, and says so', async () => {
  const { exitCode, all, told, outputs, page } = await publish(2);
  expect(exitCode).toBe(0);
  expect(all).toContain('::warning::linux-x64: this night is not kept in the history');
  expect(told.at(-1)).toEqual(['report', expect.stringContaining('report.json')]);
  expect(existsSync(page)).toBe(true);
  expect(outputs).toBe('red=true\n');
});
