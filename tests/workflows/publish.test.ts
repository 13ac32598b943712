import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { fakeProject, type Ended } from './fake-project.ts';

const NIGHT = 'blobs/blob-linux-x64-1';
const BEFORE = 'previous/linux-x64';

/** Publishes a platform that has these reports. `codes`: what commands end with, as `EXIT_diff`. */
async function publish(
  reports: readonly string[],
  codes: Readonly<Record<string, string>>,
): Promise<Ended & { readonly platform: string }> {
  const { folder, run } = await fakeProject();
  for (const below of reports) {
    mkdirSync(path.join(folder, below), { recursive: true });
    writeFileSync(path.join(folder, below, 'report.json'), '');
  }
  const ended = await run('publish.sh', ['blobs', 'previous', 'site'], { PLATFORMS: 'linux-x64', ...codes });
  return { ...ended, platform: path.join(folder, 'site', 'linux-x64') };
}

describe('a report of the night before', () => {
  it.each(['0', '1'])('is what this one is compared with, when comparing ends with %s', async (code) => {
    const { exitCode, calls, platform } = await publish([NIGHT, BEFORE], { EXIT_diff: code });
    expect(exitCode).toBe(0);
    expect(calls.at(-1)).toContain('--before');
    expect(existsSync(path.join(platform, 'diff.md'))).toBe(true);
  });

  it('that cannot be compared is gone on without, and said so', async () => {
    const { exitCode, all, calls, outputs, platform } = await publish([NIGHT, BEFORE], { EXIT_diff: '2' });
    expect(exitCode).toBe(0);
    expect(all).toContain('::warning::linux-x64: ');
    expect(calls.at(-1)?.[0]).toBe('report');
    expect(calls.at(-1)).not.toContain('--before');
    expect(existsSync(path.join(platform, 'diff.md'))).toBe(false);
    expect(existsSync(path.join(platform, 'index.html'))).toBe(true);
    expect(outputs).toBe('red=false\n');
  });
});

describe('a night whose merge ends with 1', () => {
  it('gets the history', async () => {
    const { exitCode, calls } = await publish([NIGHT], { EXIT_merge: '1', EXIT_history: '0' });
    expect(exitCode).toBe(0);
    expect(calls.at(-1)).toContain('--history');
  });

  it('and refused by the history is published without it, with a warning', async () => {
    const codes = { EXIT_merge: '1', EXIT_history: '2' };
    const { exitCode, all, calls, outputs, platform } = await publish([NIGHT], codes);
    expect(exitCode).toBe(0);
    expect(all).toContain('::warning::linux-x64: this night is not kept in the history');
    expect(calls.at(-1)).toEqual(['report', expect.stringContaining('report.json')]);
    expect(existsSync(path.join(platform, 'index.html'))).toBe(true);
    expect(outputs).toBe('red=true\n');
  });
});

describe('the page about packages', () => {
  const WEEK = 'blobs/ecosystem/ecosystem.json';
  const LAST = 'previous/ecosystem/ecosystem.json';

  async function rendered(files: readonly string[], codes: Readonly<Record<string, string>> = {}) {
    const { folder, run } = await fakeProject();
    for (const file of files) {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), '');
    }
    const ended = await run('publish.sh', ['blobs', 'previous', 'site'], {
      PLATFORMS: 'linux-x64',
      ...codes,
    });
    return { ...ended, calls: ended.calls.filter(([word]) => word === 'ecosystem') };
  }

  it.each([
    [
      [WEEK, LAST],
      ['--render', WEEK, '--before', LAST],
    ],
    [[WEEK], ['--render', WEEK]],
    [[LAST], ['--render', LAST]],
  ])('of %j is rendered as %j', async (files, words) => {
    const { exitCode, calls } = await rendered(files);
    expect(exitCode).toBe(0);
    expect(calls).toEqual([['ecosystem', ...words, '--out', 'site/ecosystem']]);
  });

  it('is not made where nothing was read, and a damaged one of the night before is left out', async () => {
    expect((await rendered([])).calls).toEqual([]);
    const { exitCode, all } = await rendered([LAST], { EXIT_ecosystem: '2' });
    expect(exitCode).toBe(0);
    expect(all).toContain('::warning::the page about packages of the night before cannot be read');
  });

  it('that is damaged does not end the night', async () => {
    const { exitCode, all, calls } = await rendered([WEEK, LAST], { EXIT_ecosystem: '2' });
    expect(exitCode).toBe(0);
    expect(calls).toHaveLength(2);
    expect(all).toContain('::warning::the page about packages of this week cannot be read');
  });
});
