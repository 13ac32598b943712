import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { NEWEST, newestOf } from './support/releases.ts';
import { ended, runMatrix, startMatrix } from './support/run-matrix.ts';

const matrix = (...args: string[]) => ended(startMatrix(args));

test('rules lists every rule that is chosen', async () => {
  const { exitCode, stdout } = await matrix('rules', '--rule', 'load/too-new*');
  expect(exitCode).toBe(0);
  expect(stdout.match(/^load\/\S+/gm)).toEqual([
    'load/too-new',
    'load/too-new-init',
    'load/too-new-survival',
    'load/too-new-message',
  ]);
});

test('explain prints the expectation of a rule, its sources, and the releases that keep it', async () => {
  const { exitCode, stdout } = await matrix('explain', 'reference/create-string');
  expect(exitCode).toBe(0);
  expect(stdout).toContain('below version 10: {"status":1}');
  expect(stdout).toContain('https://nodejs.org/api/n-api.html#napi_create_reference');
  expect(stdout).toMatch(/Node\.js: conforms in .*>=20\.2\.0/);
});

test.each([
  [['explain', 'reference/create-strnig'], 'the nearest is "reference/create-string"'],
  [['explian'], 'the nearest is "explain"'],
  [['changes', '8', '12'], 'there is no target "12"'],
  [['changes', '8', '8'], 'got 8 twice'],
  [['changes', '10', 'none'], 'changes none 10'],
  [['changes', '8', '10', '--node', '20,26', '--offline'], 'takes one runtime; got node@20'],
  [['changes', '8', '10', '--from', '/no/such/report.json'], 'there is no report /no/such/report.json'],
])('%j is bad usage, said on one line', async (args, message) => {
  const { exitCode, stdout, stderr } = await matrix(...args);
  expect(exitCode).toBe(2);
  expect(stdout).toBe('');
  expect(stderr.trim().split('\n').at(-1)).toContain(message);
});

describe('changes', () => {
  test('shows what changes for an addon that moves from 8 to 10, and what to do', async () => {
    const { exitCode, stdout } = await matrix(
      'changes',
      '8',
      '10',
      '--node',
      NEWEST.node,
      '--quiet',
      '--verbose',
    );
    expect(exitCode).toBe(0);
    expect(stdout).toContain('threadsafe-function/callback-thread');
    expect(stdout).toContain('warnings: ["DEP0168","DEP0168"] -> []');
    expect(stdout).toContain('Handle exceptions in call_js');
    expect(stdout).toContain('reference/create-string');
    expect(stdout).not.toContain('reference/create-object');
  });

  test('shows nothing between versions without a gate', async () => {
    const { stdout } = await matrix('changes', '8', '9', '--node', NEWEST.node, '--quiet');
    expect(stdout).toMatch(/: 0 of \d+ rules/);
  });

  test('shows the same from a report', async () => {
    const suite = ['--suite', 'reference'];
    const { out } = await runMatrix(['--node', `${newestOf[20]},${NEWEST.node}`, ...suite, '--quiet']);
    const from = ['--from', path.join(out, 'report.json')];
    const live = await matrix('changes', '8', '10', '--node', NEWEST.node, ...suite, '--json');
    const read = await matrix('changes', '8', '10', ...suite, '--json', ...from);
    expect(JSON.parse(read.stdout)).toMatchObject({ runtime: expect.stringMatching(/^node@26/) as string });
    expect(read.stdout).toBe(live.stdout);
    const rejected = await matrix('changes', '9', '10', '--node', newestOf[20], ...from);
    expect(rejected.stdout).toMatch(/supports 9 and must reject 10/);
  });
});
