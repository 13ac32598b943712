import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { projectRoot } from '../../shared/project-root.ts';
import { UserError } from '../../shared/user-error.ts';
import { fromUser, latestReport, outFolder, readRequest } from './matrix-request.ts';
import { EVERYTHING, type Query, type RuntimeQuery } from './query.ts';

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

const NO_RUNTIMES: RuntimeQuery = { releases: {}, emnapi: [], embedder: false, arch: null, executables: [] };
const QUERY: Query = {
  config: null,
  selection: EVERYTHING,
  runtimes: NO_RUNTIMES,
  addons: null,
  timeoutSeconds: null,
};

async function runtimesOf(runtimes: Partial<RuntimeQuery>) {
  return (await readRequest({ ...QUERY, runtimes: { ...NO_RUNTIMES, ...runtimes } })).runtimes;
}

describe('runtimes', () => {
  it('are those of matrix.json unless one is named', async () => {
    const { runtimes, config } = await readRequest(QUERY);
    expect(runtimes).toEqual({ ...config.runtimes, paths: [] });
    expect(config.runtimes.node?.length).toBeGreaterThan(0);
  });

  it('are those that are named and no others', async () => {
    expect(await runtimesOf({ releases: { node: ['22'] } })).toEqual({ node: ['22'], paths: [] });
    const releases = { bun: ['1.4'], deno: ['latest'] };
    expect(await runtimesOf({ releases })).toEqual({ ...releases, paths: [] });
    expect(await runtimesOf({ emnapi: ['node'] })).toEqual({ emnapi: ['node'], paths: [] });
    expect(await runtimesOf({ embedder: true })).toEqual({ embedder: true, paths: [] });
  });

  it('are found at paths relative to the folder of the user', async () => {
    const mine = { name: 'mine', path: path.join(HERE, 'my-runtime') };
    const executables = [{ name: 'mine', path: './my-runtime' }];
    expect(await runtimesOf({ executables })).toEqual({ paths: [mine] });
  });

  it('must be named in matrix.json when they have no path', async () => {
    await expect(runtimesOf({ executables: [{ name: 'mine', path: null }] })).rejects.toThrow(
      new UserError(
        '--runtime expected NAME=PATH, or a name in runtimes.custom of matrix.json (it has none); got "mine"',
      ),
    );
  });

  it('are not looked for on the PATH', async () => {
    await expect(runtimesOf({ executables: [{ name: 'mine', path: 'node' }] })).rejects.toThrow(
      new UserError('there is no file node in this folder; pass a path; the PATH is not searched'),
    );
  });
});

describe('paths', () => {
  it('are relative to the current folder, and the report goes to the project by default', () => {
    expect(fromUser('../addons')).toBe(path.resolve(HERE, '..', 'addons'));
    expect(outFolder({ out: 'out' })).toBe(path.join(HERE, 'out'));
    expect(outFolder({ out: null })).toBeNull();
    expect(outFolder({ out: null, shard: { index: 1, count: 2 } })).toBe(
      path.join(projectRoot, 'reports', 'shard-1-of-2'),
    );
    expect(latestReport()).toBe(path.join(projectRoot, 'reports', 'latest', 'report.json'));
  });

  it('are relative to the folder that npm was called from, although npm changes to the project', () => {
    vi.spyOn(process, 'cwd').mockReturnValue(projectRoot);
    vi.stubEnv('npm_lifecycle_event', 'matrix');
    vi.stubEnv('INIT_CWD', path.join(projectRoot, 'suites'));
    expect(fromUser('out')).toBe(path.join(projectRoot, 'suites', 'out'));
  });

  it('do not follow what an outer npm script left in the environment', () => {
    vi.stubEnv('npm_lifecycle_event', 'other');
    vi.stubEnv('INIT_CWD', path.resolve('/elsewhere'));
    expect(fromUser('out')).toBe(path.join(HERE, 'out'));
  });
});

it('the time limit comes from the query, else from matrix.json, in milliseconds', async () => {
  const { timeoutMs, config } = await readRequest(QUERY);
  expect(timeoutMs).toBe(config.timeout * 1000);
  expect((await readRequest({ ...QUERY, timeoutSeconds: 0.5 })).timeoutMs).toBe(500);
});

describe('a selection is complete', () => {
  it('when nothing narrows it', async () => {
    const runtimes = { ...NO_RUNTIMES, releases: { node: ['22'] } };
    expect((await readRequest({ ...QUERY, runtimes })).selection.complete).toBe(true);
  });

  it('never with another configuration, whose targets the expectations need not know', async () => {
    const config = path.join(projectRoot, 'matrix.json');
    expect((await readRequest({ ...QUERY, config })).selection.complete).toBe(false);
  });
});
