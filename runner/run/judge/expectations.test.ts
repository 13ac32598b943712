import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { UserError } from '../../shared/user-error.ts';
import { readExpectations, speaksOfVersion } from './expectations.ts';

const good = { rule: 'suite/rule', versions: '>=20', outcome: 'crashed', reason: 'It dies.' };

async function read(content: string): Promise<unknown> {
  const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-expectations-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(path.join(folder, 'mine.json'), content);
  return readExpectations(folder, 'mine');
}

it('a runtime without a file has no expectations', async () => {
  expect(await readExpectations('/no/such/folder', 'mine')).toEqual([]);
});

it('expectations are what the file says', async () => {
  const full = { ...good, targets: ['8'], observation: { a: 1 }, link: 'https://example.org/' };
  expect(await read(JSON.stringify([good, full]))).toEqual([good, full]);
});

describe('a file that is not as it must be is told with its path, what was expected and what came', () => {
  it.each<[content: unknown, message: string]>([
    ['[', 'mine.json is not JSON: '],
    [{}, 'mine.json: the top level: expected array, got {}'],
    [[{ ...good, reason: '' }], 'mine.json: 0.reason: expected a reason, written by a person, got ""'],
    [[{ ...good, reason: '  ' }], 'mine.json: 0.reason: expected a reason, written by a person'],
    [[{ ...good, reason: undefined }], 'mine.json: 0.reason: expected string, got nothing'],
    [[good, { ...good, versions: 'all' }], 'mine.json: 1.versions: expected a semver range, got "all"'],
    [[{ ...good, outcome: 'unsupported' }], 'mine.json: 0.outcome: '],
    [[{ ...good, targets: [] }], 'mine.json: 0.targets: '],
    [[{ ...good, link: 'the issue' }], 'mine.json: 0.link: '],
    [[{ ...good, note: 'x' }], 'mine.json: unknown key note in 0'],
  ])('%j', async (content, message) => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    await expect(read(text)).rejects.toThrow(UserError);
    await expect(read(text)).rejects.toThrow(message);
  });
});

describe('an expectation speaks of', () => {
  it.each<[versions: string, version: string, speaks: boolean]>([
    ['>=18.17.0 <19.0.0 || >=20.2.0', '18.20.8', true],
    ['>=18.17.0 <19.0.0 || >=20.2.0', '19.0.0', false],
    ['*', '22.0.0', true],
    // Nightly builds have the deviations of what they will become.
    ['>=20.2.0', '27.0.0-nightly20261120', true],
    ['*', 'mine, of today', true],
    ['>=1', 'mine, of today', false],
  ])('%s: version %s: %s', (versions, version, speaks) => {
    expect(speaksOfVersion({ versions }, version)).toBe(speaks);
  });
});
