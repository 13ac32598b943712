import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { fakeProject, type Ended } from './fake-project.ts';

let project: Awaited<ReturnType<typeof fakeProject>>;
let workspace: string;

beforeAll(async () => {
  project = await fakeProject();
  workspace = await temporaryFolder();
});

/** The action with these inputs. */
function act(inputs: Readonly<Record<string, string>>): Promise<Ended> {
  const env = {
    RUNTIME: 'mine=./mine',
    OUT: path.join(workspace, 'out'),
    GITHUB_WORKSPACE: workspace,
    ...inputs,
  };
  return project.run('action.sh', [], env, workspace);
}

describe('the input runtime', () => {
  it.each([
    ['mine=./out/my-runtime', '--runtime', 'mine=./out/my-runtime'],
    ['mine=./my@home/runtime', '--runtime', 'mine=./my@home/runtime'],
    ['node@22,24', '--node', '22,24'],
    ['node@>=26', '--node', '>=26'],
    ['bun@<=1.4', '--bun', '<=1.4'],
    ['deno@>=2', '--deno', '>=2'],
    ['bare@1.31', '--bare', '1.31'],
  ])('%s is %s %s', async (runtime, ...words) => {
    const { exitCode, calls } = await act({ RUNTIME: runtime });
    expect(exitCode).toBe(0);
    expect(calls[0]?.slice(0, 2)).toEqual(words);
  });

  it.each(['node', 'mine@1'])('%s is refused', async (runtime) => {
    const { exitCode, all, calls } = await act({ RUNTIME: runtime });
    expect(exitCode).toBe(2);
    expect(all).toContain(`got "${runtime}"`);
    expect(calls).toEqual([]);
  });
});

describe('the input out', () => {
  it('is relative to the workspace, for the run, the summary and the output alike', async () => {
    const { all, calls, outputs, summary } = await act({ OUT: 'my report' });
    expect(all).toBe('');
    expect(calls[0]).toContain(`${workspace}/my report`);
    expect(summary).toBe('summary.md');
    expect(outputs).toBe(`report=${workspace}/my report/report.json\ndeviates=false\n`);
  });

  it('stays what it is when it is absolute', async () => {
    const out = path.join(workspace, 'elsewhere');
    const { outputs } = await act({ OUT: out });
    expect(outputs).toContain(`report=${out}/report.json\n`);
  });

  it.runIf(process.platform !== 'win32').each(['C:\\out', 'C:/out'])(
    'is absolute as Windows has it: %s',
    async (out) => {
      const { outputs } = await act({ OUT: out });
      expect(outputs).toContain(`report=${out}/report.json\n`);
    },
  );
});

describe('words on several lines are all heeded', () => {
  const lines = '--suite load\n--rule  a*\n';
  const words = ['--suite', 'load', '--rule', 'a*'];

  it('in the input arguments', async () => {
    expect((await act({ ARGUMENTS: lines })).calls[0]?.slice(2, 6)).toEqual(words);
  });

  it('in the arguments of a shard', async () => {
    const args = ['addons.tar.gz', '1/2', path.join(workspace, 'blob')];
    const { calls } = await project.run('shard.sh', args, { MATRIX_ARGUMENTS: lines });
    expect(calls[0]?.slice(0, 4)).toEqual(words);
  });

  it('in the arguments of the canary', async () => {
    const args = ['canary', 'addons.tar.gz', path.join(workspace, 'blob')];
    const { calls } = await project.run('canary.sh', args, { CANARY_ARGUMENTS: lines });
    expect(calls[0]?.slice(2, 6)).toEqual(words);
  });
});

describe('the input check', () => {
  const checks = { RUNTIME: '', CHECK: '.\nargon2' };

  it('checks addons, for the summary and as SARIF', async () => {
    const { exitCode, calls, outputs } = await act({ ...checks, ARGUMENTS: '--node 22', OUT: 'checked' });
    expect(exitCode).toBe(0);
    const words = ['check', '.', 'argon2', '--node', '22', '--fail-on', 'error'];
    expect(calls).toEqual([
      [...words, '--report', 'markdown'],
      [...words, '--sarif'],
    ]);
    expect(outputs).toBe(`sarif=${workspace}/checked/check.sarif\ndeviates=false\n`);
  });

  it('fails from the severity of fail-on on, or never', async () => {
    const found = { ...checks, EXIT_check: '1' };
    expect(await act({ ...found, FAIL_ON: 'hint' })).toMatchObject({ exitCode: 1 });
    expect((await act({ ...found, FAIL_ON: 'never' })).exitCode).toBe(0);
    expect((await act({ ...found, FAIL_ON: 'never' })).outputs).toContain('deviates=true');
    expect((await act({ ...checks, FAIL_ON: 'any' })).all).toContain('got "any"');
  });

  it('and runtime exclude each other', async () => {
    const { exitCode, all, calls } = await act({ CHECK: '.' });
    expect(exitCode).toBe(2);
    expect(all).toContain('the inputs runtime and check exclude each other');
    expect(calls).toEqual([]);
  });
});
