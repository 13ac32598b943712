import path from 'node:path';
import { expect, it, vi, afterEach } from 'vitest';
import { EVERYTHING } from '../run/plan/query.ts';
import { parseArguments } from './arguments/arguments.ts';
import { queryOf } from './query.ts';

const HERE = path.resolve('/home/me/here');
afterEach(() => {
  vi.restoreAllMocks();
});

function query(...argv: string[]) {
  vi.spyOn(process, 'cwd').mockReturnValue(HERE);
  return queryOf(parseArguments(argv).args);
}

it('selects everything when no option is given', () => {
  expect(query()).toEqual({
    config: null,
    selection: EVERYTHING,
    runtimes: { releases: {}, emnapi: [], embedder: false, arch: null, executables: [] },
    addons: null,
    timeoutSeconds: null,
  });
});

it('has the runtimes, rules and targets that options name', () => {
  const made = query('--node', '22,26', '--bun=1.4', '--suite', 'load', '--target', '8', '--embedder');
  expect(made.runtimes).toMatchObject({ releases: { node: ['22', '26'], bun: ['1.4'] }, embedder: true });
  expect(made.runtimes.releases).not.toHaveProperty('deno');
  expect(made.selection).toEqual({ ...EVERYTHING, suites: ['load'], targets: ['8'] });
});

it('has absolute paths', () => {
  const made = query('--addons', '../addons', '--config', 'other.json');
  expect(made.addons).toBe(path.resolve(HERE, '..', 'addons'));
  expect(made.config).toBe(path.join(HERE, 'other.json'));
});
