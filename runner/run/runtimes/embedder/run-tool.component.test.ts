import { expect, it } from 'vitest';
import { POSIX, skipOnWindows } from '../../../../tests/support/skip.ts';
import { script, temporaryFolder } from '../../../../tests/support/fakes/executables.ts';
import { RuntimeUnavailableError } from './runtime-unavailable-error.ts';
import { requireTools, runTool } from './run-tool.ts';

const options = async () => ({
  cwd: await temporaryFolder(),
  signal: new AbortController().signal,
  what: 'it cannot be done',
});

it('the output of a tool is returned', async () => {
  expect(await runTool(await script('#!/bin/sh\necho "$1 $LC_ALL"\n'), ['word'], await options())).toBe(
    'word C.UTF-8',
  );
});

it('a tool that fails is reported with its first error', async () => {
  const file = await script(
    '#!/bin/sh\necho warning >&2; echo "E: no such package" >&2; echo E: more >&2; exit 100\n',
  );
  await expect(runTool(file, [], await options())).rejects.toThrow(
    new RuntimeUnavailableError('it cannot be done: E: no such package'),
  );
});

it('a tool that fails without output, or is missing, is reported as well', async () => {
  await expect(runTool(await script('#!/bin/sh\nexit 3\n'), [], await options())).rejects.toThrow(
    /^it cannot be done: Command failed with exit code 3/,
  );
  await expect(runTool('/no/such/tool', [], await options())).rejects.toThrow(/^it cannot be done: .*ENOENT/);
});

it('an interruption is none of its failures', async () => {
  const signal = AbortSignal.abort(new Error('stopped'));
  const stopped = { ...(await options()), signal };
  await expect(runTool(await script('#!/bin/sh\n'), [], stopped)).rejects.toThrow('stopped');
});

it('the first tool that is missing is named with what it is for', async () => {
  skipOnWindows(POSIX);
  await expect(requireTools({ sh: 'scripts', 'no-such-tool': 'all the rest' })).rejects.toThrow(
    new RuntimeUnavailableError('no-such-tool is not on the PATH: all the rest'),
  );
});
