import { describe, expect, it } from 'vitest';
import { runMatrix } from './support/run-matrix.ts';

describe('bisect', () => {
  it('finds between which of two releases an observation changes, with both and their commands', async () => {
    const { exitCode, stdout } = await runMatrix(
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
    const { exitCode, stdout } = await runMatrix(['bisect', '--supports', '--node', '22.14.0', '--quiet']);
    expect(stdout).toBe(
      'node 22.14.0 to 22.14.0: supports 10, crashes, ABI 127, lacks 5\nthe table says the same of every release\n',
    );
    expect(exitCode).toBe(0);
  });
});

describe('engines', () => {
  it('prints the range of a version with its proof', async () => {
    const { exitCode, stdout } = await runMatrix(['engines', '10']);
    expect(stdout).toMatch(/^Node-API 10: \^22\.14\.0 \|\| >=23\.6\.0\n/);
    expect(stdout).toMatch(/^22 +22\.13\.1 +22\.14\.0 +-$/m);
    expect(stdout).toMatch(/^23 +23\.5\.0 +23\.6\.0 +-$/m);
    expect(exitCode).toBe(0);
  });

  it('--for prints what to declare for a range', async () => {
    const { stdout } = await runMatrix(['engines', '--for', '^18.17.0 || >=20.3.0']);
    expect(stdout).toMatch(/^\^18\.17\.0 \|\| >=20\.3\.0: declare 9, /);
  });
});
