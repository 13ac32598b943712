import { describe, expect, it } from 'vitest';
import { ended, startMatrix } from './support/run-matrix.ts';
import { HAS_EVERY_RELEASE } from './support/releases.ts';

const matrix = (args: readonly string[]) => ended(startMatrix(args));

describe.runIf(HAS_EVERY_RELEASE)('bisect', () => {
  it('finds between which of two releases an observation changes, with both and their commands', async () => {
    const { exitCode, stdout } = await matrix(
      ['bisect', 'load/too-new', '--target', '10', '--node', '22', '--between', '22.13.1,22.14.0'].concat(
        '--quiet',
      ),
    );
    expect(stdout).toContain('node 22  A 22.13.1  B 22.14.0\n');
    expect(stdout).toContain('node: changed between 22.13.1 and 22.14.0\n  22.13.1  died of SIGSEGV\n');
    expect(stdout).toContain('--rule load/too-new --target 10 --node 22.14.0 --verbose');
    expect(exitCode).toBe(0);
  });

  it('--supports measures what the table says of a release', async () => {
    const { exitCode, stdout } = await matrix(['bisect', '--supports', '--node', '22.14.0', '--quiet']);
    expect(stdout).toBe(
      'node 22.14.0 to 22.14.0: supports 10, crashes, ABI 127, lacks 5\nthe table says the same of every release\n',
    );
    expect(exitCode).toBe(0);
  });
});

describe('engines', () => {
  it('prints the range of a version with its proof', async () => {
    const { exitCode, stdout } = await matrix(['engines', '10']);
    expect(stdout).toMatch(/^Node-API 10: \^22\.14\.0 \|\| >=23\.6\.0\n/);
    expect(stdout).toMatch(/^22 +22\.13\.1 +22\.14\.0 +-$/m);
    expect(stdout).toMatch(/^23 +23\.5\.0 +23\.6\.0 +-$/m);
    expect(exitCode).toBe(0);
  });

  it('--for prints what to declare for a range', async () => {
    const { stdout } = await matrix(['engines', '--for', '^18.17.0 || >=20.3.0']);
    expect(stdout).toMatch(/^\^18\.17\.0 \|\| >=20\.3\.0: declare 9, /);
  });
});

describe('bad input is refused in one line', () => {
  it.each<[args: string[], message: RegExp]>([
    [['bisect'], /bisect needs a rule and a declared version: bisect RULE --target ID/],
    [['bisect', 'load/too-new'], /bisect needs one declared version: --target ID.*got none$/],
    [['bisect', 'load/*', '--target', '10'], /bisect takes one rule; load\/\* means \d+$/],
    [
      ['bisect', 'load/too-new', '--target', '10', '--between', '23.0.0,22.0.0'],
      /--between takes two versions, the lower one first, .*got "23\.0\.0,22\.0\.0"$/,
    ],
    [['bisect', '--supports', 'load/too-new'], /bisect --supports takes no rule; got load\/too-new$/],
    [['engines', '12'], /engines takes a Node-API version that releases support: 8, 9, 10; got "12"$/],
    [['engines', '7'], /got "7"; a lower version counts as 8$/],
    [['engines', '--for', 'eighteen'], /--for expected a range for engines\.node, .*got "eighteen"$/],
    [
      ['changes', '8', '10', '--for', 'package.json'],
      /--for expected an addon; \S*package\.json is not a shared object$/,
    ],
  ])('%j', async (args, message) => {
    const { exitCode, stdout, stderr } = await matrix(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^[^\n]+\n$/);
    expect(stderr.trimEnd()).toMatch(message);
  });
});
