import { describe, expect, it } from 'vitest';
import { UserError } from '../../shared/user-error.ts';
import { parseArguments, type Arguments } from './arguments.ts';

function parse(...argv: string[]): Arguments {
  return parseArguments(argv).args;
}

it('without options nothing is selected, no flag is set, and no word is left', () => {
  const { args, given, words } = parseArguments([]);
  const { runtime, emnapi, ...others } = args;
  expect({ runtime, emnapi }).toEqual({ runtime: [], emnapi: [] });
  expect(new Set(Object.values(others))).toEqual(new Set([null, false]));
  expect({ given, words }).toEqual({ given: [], words: [] });
});

describe('the hosts of emnapi', () => {
  it('are Node.js where none is named, at the end and before another option', () => {
    expect(parse('--emnapi').emnapi).toEqual(['node']);
    expect(parse('--emnapi', '--quiet')).toMatchObject({ emnapi: ['node'], quiet: true });
    expect(parse('--emnapi', 'node,bun', '--emnapi=deno').emnapi).toEqual(['node', 'bun', 'deno']);
  });

  it('are known ones', () => {
    expect(() => parse('--emnapi', 'bunn')).toThrow('--emnapi takes node, plain, bun, deno; got "bunn"');
  });
});

describe('lists', () => {
  it('are separated by commas, and options may be repeated', () => {
    const args = parse('--node', '18, 20', '--node=22', '--suite', 'load', '--rule', 'load/*,reference/*');
    expect(args.node).toEqual(['18', '20', '22']);
    expect(args.suite).toEqual(['load']);
    expect(args.rule).toEqual(['load/*', 'reference/*']);
  });

  it('keep the spaces of a range together', () => {
    expect(parse('--node', '>=20 <23').node).toEqual(['>=20 <23']);
  });

  it.each([[['--target', '-1']], [['--target=-1']], [['--quiet', '--target', '-1', '--quiet']]])(
    'take negative targets: %j',
    (argv) => {
      expect(parse(...argv).target).toEqual(['-1']);
    },
  );

  it('take several negative targets', () => {
    expect(parse('--target', '-2147483648,-1', '--target', '8').target).toEqual(['-2147483648', '-1', '8']);
  });
});

it('a runtime is a name and a path, in which there may be more equals signs', () => {
  expect(parse('--runtime', 'mine=./my=runtime', '--runtime', 'b=/b c').runtime).toEqual([
    { name: 'mine', path: './my=runtime' },
    { name: 'b', path: '/b c' },
  ]);
});

it('flags are true when they are given', () => {
  const on = parse(
    ...['--isolate-all', '--offline', '--no-known', '--list', '--json'],
    ...['--quiet', '--verbose', '-h', '-v'],
  );
  expect(on).toMatchObject({ isolateAll: true, offline: true, noKnown: true, list: true, json: true });
  expect(on).toMatchObject({ quiet: true, verbose: true, help: true, version: true });
});

it('numbers are numbers', () => {
  expect(parse('--concurrency', '4', '--timeout', '0.5')).toMatchObject({ concurrency: 4, timeout: 0.5 });
  expect(parse('--shard', '2/5').shard).toEqual({ index: 2, count: 5 });
});

describe('bad usage is reported in one line that names the expected value', () => {
  it.each<[argv: string[], message: string]>([
    [['--flag'], 'unknown option --flag; see --help'],
    [['--flag\nwith a second line'], 'unknown option --flag'],
    [['--nod', '18'], 'unknown option --nod; see --help'],
    [['-x'], 'unknown option -x; see --help'],
    [['--node'], '--node needs a value: --node VERSIONS'],
    [['--json=yes'], '--json takes no value; got "yes"'],
    [['--target', '--quiet'], '--target needs a value: --target IDS; got --quiet'],
    [['--rule', ''], '--rule takes words separated by commas; got ""'],
    [['--node', ' , '], '--node takes words separated by commas; got " , "'],
    [['--out', ''], '--out takes a path; got ""'],
    [['--addons', ''], '--addons takes a path; got ""'],
    [['--config', ''], '--config takes a path; got ""'],
    [
      ['--runtime', './mine'],
      '--runtime takes NAME=PATH, e.g. mine=./my-runtime, or a name in matrix.json; got "./mine"',
    ],
    [['--runtime', '=path'], '--runtime takes NAME=PATH'],
    [['--runtime', 'mine='], '--runtime takes NAME=PATH'],
    [['--concurrency', '0'], '--concurrency takes a whole number above 0; got "0"'],
    [['--concurrency', '1.5'], '--concurrency takes a whole number'],
    [['--concurrency', 'x'], '--concurrency takes a whole number'],
    [['--concurrency', ''], '--concurrency takes a whole number'],
    [['--concurrency', '1e20'], '--concurrency takes a whole number'],
    [['--shard', '2'], '--shard takes a shard number and count, e.g. 2/5; got "2"'],
    [['--shard', '0/5'], '--shard takes a shard number and count'],
    [['--shard', '6/5'], '--shard takes a shard number and count'],
    [['--shard', '1/2/3'], '--shard takes a shard number and count'],
    [
      ['--shard', '1/2', '--update-expectations'],
      '--update-expectations needs a whole run and --shard is a part of one; pass one of the two',
    ],
    [
      ['--shard', '1/2', '--report', 'badge'],
      '--report needs a whole run and --shard is a part of one; merge the shards first, then run report',
    ],
    [['--rerun-failed', 'f', '--node', '22'], 'cannot be combined with --node'],
    [['--timeout', '0'], '--timeout takes a number of seconds above 0 and at most 86400; got "0"'],
    [['--timeout', '-1'], '--timeout takes a number of seconds above 0 and at most 86400; got "-1"'],
    [['--timeout=-1'], '--timeout takes a number of seconds above 0'],
    [['--timeout', 'soon'], '--timeout takes a number of seconds above 0'],
    [['--timeout', 'Infinity'], '--timeout takes a number of seconds above 0'],
    // Timers fire at once when their delay exceeds 24 days.
    [['--timeout', '3000000'], '--timeout takes a number of seconds above 0'],
    [
      ['--no-known', '--update-expectations'],
      '--no-known ignores the known deviations that --update-expectations keeps',
    ],
  ])('%j', (argv, message) => {
    let error: unknown;
    try {
      parse(...argv);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toContain(message);
    expect((error as UserError).message).not.toContain('\n');
  });
});

it('a comma inside the braces of a glob does not separate', () => {
  const { rule } = parse('--rule', 'reference/{keep,collect}-*,load/*');
  expect(rule).toEqual(['reference/{keep,collect}-*', 'load/*']);
});
