import { access, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { provisionRuntimes } from '../runner/run/runtimes/provision.ts';
import { runMatrix, type RunOptions } from './support/run-matrix.ts';
import { TRUE } from './support/commands.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

/** One cell of a runtime that needs no download, and nothing said of what it is. */
const MINE = [
  '--runtime',
  `mine=${process.execPath}`,
  '--rule',
  'reference/create-object',
  '--target',
  '8',
].concat('--quiet');

let folder: string;
/** Files and folders that are not what an option takes. */
const at = (name: string): string => path.join(folder, name);

beforeAll(async () => {
  folder = await temporaryFolder();
  await writeFile(at('file'), 'text', { mode: 0o644 });
  await writeFile(at('no.json'), '{\n  "runtimes": eighteen\n}\n');
  const config = {
    runtimes: { node: ['22'] },
    targets: { semantic: ['none', 'experimental'], boundary: [] },
    timeout: 30,
  };
  await writeFile(at('key.json'), JSON.stringify({ ...config, timeuot: 30 }));
  await writeFile(at('type.json'), JSON.stringify({ ...config, runtimes: { node: ['18', 20] } }));
  await mkdir(at('folder'));
});

/** The error for bad input: one line on stderr, exit code 2, and no report folder. */
async function refusal(args: readonly string[], options?: RunOptions): Promise<string> {
  const run = await runMatrix(args, options);
  expect(run).toMatchObject({ exitCode: 2, stdout: '' });
  expect(run.stderr).toMatch(/^[^\n]+\n$/);
  await expect(access(run.out)).rejects.toThrow('ENOENT');
  return run.stderr.trimEnd();
}

describe('words that name nothing', () => {
  it.each<[args: string[], message: RegExp]>([
    [['--flag'], /unknown option --flag.*--help/],
    [['--node', '18', '20'], /there is no command "20"; separate several values by commas: --node 18,20$/],
    [['--suite', 'laod'], /there is no suite "laod"; the nearest is "load"; /],
    [['--rule', 'load/to-new'], /there is no rule "load\/to-new"; the nearest is "load\/too-new"; /],
    [['--target', '12'], /there is no target "12"; the nearest is "10"; /],
    [
      ['--node', '22.99'],
      /no Node\.js release for \S+ matches "22\.99"; the nearest are 22\.\S+ and 23\.0\.0$/,
    ],
    [['--node', 'tomorrow'], /"tomorrow" is not a Node\.js version; expected a major/],
    [
      ['--rule', 'load/default-version', '--target', '99'],
      /nothing to run: load\/default-version does not apply to target 99/,
    ],
    [['--timeout', '0'], /--timeout takes a number of seconds above 0.*; got "0"/],
    [['--concurrency', 'x'], /--concurrency takes a whole number above 0; got "x"/],
    [['--no-known', '--update-expectations'], /pass one of the two$/],
  ])('%j', async (args, message) => {
    const named = args.some((arg) => arg === '--node');
    const runtime = named ? [] : ['--runtime', `mine=${process.execPath}`];
    expect(await refusal([...runtime, ...args])).toMatch(message);
  });
});

describe('files and folders that are not what an option takes', () => {
  it.each<[what: string, args: () => string[], message: string]>([
    ['a configuration that is not there', () => ['--config', at('nothing')], 'cannot read '],
    ['a configuration that is no JSON', () => ['--config', at('no.json')], 'no.json is not JSON: '],
    ['an unknown key', () => ['--config', at('key.json')], 'key.json: unknown key timeuot in the top level'],
    [
      'a wrong type',
      () => ['--config', at('type.json')],
      'type.json: runtimes.node.1: expected string, got 20',
    ],
    ['no folder of addons', () => ['--addons', at('nothing')], '/nothing: no such folder'],
    ['a folder of other things', () => ['--addons', folder], 'no manifest.json of built addons among its '],
    ['a runtime that is not there', () => ['--runtime', `his=${at('nothing')}`], 'there is no such file'],
    ['a runtime that is a folder', () => ['--runtime', `his=${at('folder')}`], 'is a directory'],
    ['a runtime that cannot be executed', () => ['--runtime', `his=${at('file')}`], 'is not executable'],
    ['no runtime at all', () => ['--runtime', `his=${TRUE}`], 'true is not a Node-API runtime: it exited'],
    [
      'a runtime without a path',
      () => ['--runtime', 'his'],
      'or a name in runtimes.custom of matrix.json (it has none); got "his"',
    ],
    [
      'a runtime of a name that is taken',
      () => ['--runtime', `node=${process.execPath}`],
      'stands for releases',
    ],
  ])('%s', async (_what, args, message) => {
    expect(await refusal([...MINE, ...args()])).toContain(message);
  });
});

describe('surroundings that lack something', () => {
  it('a cache, offline', async () => {
    const env = { NAPI_MATRIX_CACHE: at('empty cache') };
    expect(await refusal(['--node', '22.23.3', '--offline'], { env })).toBe(
      'napi-matrix: no cached Node.js release matches "22.23.3" (none is cached), and --offline forbids fetching',
    );
  });

  it('the network', async () => {
    const env = {
      NAPI_MATRIX_CACHE: at('empty cache'),
      npm_config_registry: 'http://127.0.0.1:9',
      npm_config_fetch_retries: '0',
      npm_config_cache: at('npm cache'),
    };
    expect(await refusal(['--node', '22.23.3'], { env })).toMatch(
      /no cached Node\.js release matches "22\.23\.3" \(none is cached\), and npm view node-\S+ versions failed: /,
    );
  });

  // Another flag makes it another build, which has to be done.
  const anew = { CFLAGS: '-DANEW' };

  it('Python', async () => {
    const env = { ...anew, PATH: at('folder'), PYTHON: undefined, npm_config_python: undefined };
    expect(await refusal([...MINE, '--quiet'], { env })).toContain('no Python 3 was found; install it');
  });

  it('a compiler', async () => {
    const env = { ...anew, CC: 'no-such-compiler' };
    expect(await refusal([...MINE, '--quiet'], { env })).toContain('no-such-compiler was not found; install');
  });

  it.each(['16.20.2', '18.20.8'])('a host newer than Node.js %s', async (version) => {
    const [runtime] = await provisionRuntimes({ node: [version] });
    expect(await refusal(MINE, { node: runtime?.executable ?? '' })).toBe(
      `napi-matrix runs on Node.js ^20.19.0, ^22.12.0 or >=24.0.0, and this is ${version}; any version can be tested from there with --node`,
    );
  });
});
