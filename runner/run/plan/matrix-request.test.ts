import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { projectRoot } from '../../shared/project-root.ts';
import { parseArguments } from '../../cli/arguments/arguments.ts';
import { readRequest } from './matrix-request.ts';

const HERE = path.resolve('/home/me/here');

beforeEach(() => {
  vi.spyOn(process, 'cwd').mockReturnValue(HERE);
  vi.stubEnv('npm_lifecycle_event', undefined);
  vi.stubEnv('INIT_CWD', undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

function request(...argv: string[]) {
  return readRequest(parseArguments(argv).args);
}

describe('runtimes', () => {
  it('are those of matrix.json unless any is named', async () => {
    const { runtimes, config } = await request();
    expect(runtimes).toEqual({ ...config.runtimes, paths: [] });
    expect(config.runtimes.node?.length).toBeGreaterThan(0);
  });

  it('are those that are named and no others', async () => {
    expect((await request('--node', '22')).runtimes).toEqual({ node: ['22'], paths: [] });
    const mine = { name: 'mine', path: path.join(HERE, 'my-runtime') };
    expect((await request('--runtime', 'mine=./my-runtime')).runtimes).toEqual({ paths: [mine] });
    expect((await request('--bun', '1.4', '--deno', 'latest')).runtimes).toEqual({
      bun: ['1.4'],
      deno: ['latest'],
      paths: [],
    });
    expect((await request('--emnapi')).runtimes).toEqual({ emnapi: true, paths: [] });
    expect((await request('--embedder')).runtimes).toEqual({ embedder: true, paths: [] });
  });
});

describe('paths', () => {
  it('are relative to the current folder, and the report goes to the project unless told', async () => {
    expect(await request()).toMatchObject({ out: null, addons: null });
    expect(await request('--out', 'out', '--addons', '../addons')).toMatchObject({
      out: path.join(HERE, 'out'),
      addons: path.resolve(HERE, '..', 'addons'),
    });
  });

  it('are relative to where the user called npm from, which itself goes to the project', async () => {
    vi.spyOn(process, 'cwd').mockReturnValue(projectRoot);
    vi.stubEnv('npm_lifecycle_event', 'matrix');
    vi.stubEnv('INIT_CWD', path.join(projectRoot, 'suites'));
    expect((await request('--out', 'out')).out).toBe(path.join(projectRoot, 'suites', 'out'));
  });

  it('do not follow what an outer npm script left in the environment', async () => {
    vi.stubEnv('npm_lifecycle_event', 'other');
    vi.stubEnv('INIT_CWD', path.resolve('/elsewhere'));
    expect((await request('--out', 'out')).out).toBe(path.join(HERE, 'out'));
  });
});

it('the time limit is that of the option, else of matrix.json, in milliseconds', async () => {
  const { timeoutMs, config } = await request();
  expect(timeoutMs).toBe(config.timeout * 1000);
  expect((await request('--timeout', '0.5')).timeoutMs).toBe(500);
});

describe('a selection is complete', () => {
  it('when nothing narrows it', async () => {
    expect((await request('--node', '22')).selection.complete).toBe(true);
  });

  it('never with another configuration, whose targets the expectations need not know', async () => {
    const another = path.join(projectRoot, 'matrix.json');
    expect((await request('--config', another)).selection.complete).toBe(false);
  });
});
