import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { projectRoot } from '../../shared/project-root.ts';
import { UserError } from '../../shared/user-error.ts';
import { parseConfig, readConfig } from './config.ts';

const good = {
  runtimes: { node: ['18', 'lts'] },
  targets: { semantic: ['none', '8', 'experimental'], boundary: ['-1'] },
  timeout: 30,
};

function refusal(content: unknown): string {
  try {
    parseConfig(typeof content === 'string' ? content : JSON.stringify(content), 'matrix.json');
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    const { message } = error as UserError;
    expect(message).not.toContain('\n');
    return message;
  }
  throw new Error('it was accepted');
}

it('a good configuration is read completely', () => {
  expect(parseConfig(JSON.stringify(good), 'matrix.json')).toEqual(good);
});

it("the project's own configuration is good", async () => {
  const config = await readConfig(path.join(projectRoot, 'matrix.json'));
  expect(config.targets.semantic).toContain('experimental');
});

describe('what is wrong is reported with its place, the expected and the actual value', () => {
  it.each<[content: unknown, message: string]>([
    [{ ...good, extra: 1 }, 'matrix.json: unknown key extra in the top level'],
    [{ ...good, runtimes: { ...good.runtimes, hermes: [] } }, 'matrix.json: unknown key hermes in runtimes'],
    [{ ...good, runtimes: { bun: [''] } }, 'matrix.json: runtimes.bun.0: expected string to have'],
    [{ ...good, timeout: '30' }, 'matrix.json: timeout: expected number, got "30"'],
    [{ ...good, timeout: 0 }, 'matrix.json: timeout: expected number to be >0, got 0'],
    [{ ...good, timeout: 1e9 }, 'matrix.json: timeout: expected number to be <=86400, got 1000000000'],
    [{ ...good, timeout: undefined }, 'matrix.json: timeout: expected number, got nothing'],
    [{ ...good, runtimes: ['18'] }, 'matrix.json: runtimes: expected object, got ["18"]'],
    [{ ...good, runtimes: { node: '18' } }, 'matrix.json: runtimes.node: expected array, got "18"'],
    [{ ...good, runtimes: { node: ['18', 20] } }, 'matrix.json: runtimes.node.1: expected string, got 20'],
    [{ ...good, runtimes: null }, 'matrix.json: runtimes: expected object, got null'],
    [
      { ...good, targets: { semantic: ['08', 'none', 'experimental'], boundary: [] } },
      'matrix.json: targets.semantic.0: expected none, experimental or an int32 in decimal, got "08"',
    ],
    [
      { ...good, targets: { semantic: ['none', '8'], boundary: [] } },
      'matrix.json: targets.semantic: expected none and experimental among them, got ["none","8"]',
    ],
    [
      { ...good, targets: { semantic: ['none', 'experimental'], boundary: ['none'] } },
      'matrix.json: targets: expected each target once, got {"semantic":["none","experimental"],"boundary":["none"]}',
    ],
    ['[]', 'matrix.json: the top level: expected object, got []'],
    ['null', 'matrix.json: the top level: expected object, got null'],
    ['', 'matrix.json is not JSON: '],
    ['{\n  "timeout": thirty\n}\n', 'matrix.json is not JSON: '],
  ])('%j', (content, message) => {
    expect(refusal(content)).toContain(message);
  });
});

describe('a configuration that cannot be read is reported with its path', () => {
  it('when there is none', async () => {
    const file = '/no/such/matrix.json';
    await expect(readConfig(file)).rejects.toThrow(UserError);
    await expect(readConfig(file)).rejects.toThrow(`cannot read ${file}: ENOENT`);
  });

  it('when it is a folder', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'napi-matrix-config-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await expect(readConfig(folder)).rejects.toThrow(`cannot read ${folder}: EISDIR`);
  });
});
