import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../shared/user-error.ts';
import { identify } from './identify.ts';
import { provisionRuntimes } from './provision.ts';
import { TRUE } from '../../../tests/support/commands.ts';
import { POSIX, skipOnWindows } from '../../../tests/support/skip.ts';
import { identifiesAs, script, temporaryFolder } from '../../../tests/support/fakes/executables.ts';

const NODE = { name: 'node', version: '22.0.0', napiVersion: 9, engine: 'v8@12.4', lts: null };

describe('a path that is no runtime', () => {
  const refusal = async (file: string): Promise<string> => {
    const cacheDir = path.join(await temporaryFolder(), 'cache');
    const error: unknown = await provisionRuntimes(
      { paths: [{ name: 'mine', path: file }] },
      { cacheDir },
    ).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UserError);
    const { message } = error as UserError;
    expect(message).not.toContain('\n');
    expect(message).toContain(file);
    return message;
  };

  it('because nothing is there', async () => {
    expect(await refusal(path.resolve('/no/such/file'))).toContain('there is no such file');
  });

  it('because it is a directory', async () => {
    const folder = path.join(await temporaryFolder(), 'folder');
    await mkdir(folder);
    expect(await refusal(folder)).toContain('is a directory');
  });

  it('because it may not be executed', async () => {
    expect(await refusal(await script('#!/bin/sh', 0o644))).toContain('is not executable');
  });

  it('because it cannot be executed', async () => {
    expect(await refusal(await script('#!/no/such/interpreter\n'))).toContain(
      'is not a Node-API runtime: it exited',
    );
    expect(await refusal(await script('\u007fELF\u0001'))).toContain('is not a Node-API runtime: it exited');
  });

  it('because it exits without output', async () => {
    skipOnWindows(POSIX);
    expect(await refusal(TRUE)).toBe(
      `${TRUE} is not a Node-API runtime: it exited with code 0 without identifying itself`,
    );
  });

  it('because it ends badly, with its last words', async () => {
    const file = await script('#!/bin/sh\necho first >&2; printf "last \\033[31mwords\\n" >&2; exit 3\n');
    expect(await refusal(file)).toMatch(/code 3 without identifying itself \(last words\)$/);
    expect(await refusal(await script('#!/bin/sh\nkill -SEGV $$\n'))).toContain(
      'it died of SIGSEGV without identifying itself',
    );
  });

  it('because it only repeats its arguments', async () => {
    skipOnWindows(POSIX);
    expect(await refusal('/bin/echo')).toContain('without identifying itself');
    expect(await refusal(await script('#!/bin/sh\necho "$2 not JSON"\n'))).toContain(
      'without identifying itself',
    );
  });

  it('because it floods', async () => {
    expect(await refusal(await script('#!/bin/sh\nexec yes\n'))).toContain(
      'it printed more than 1048576 bytes',
    );
  });

  it.each([null, 0, -1, 9.5, '9'])('because its Node-API version is %j', async (napiVersion) => {
    const message = await refusal(await script(identifiesAs({ ...NODE, napiVersion })));
    expect(message).toContain('reports no Node-API version');
  });

  it('because its version could garble a report', async () => {
    const message = await refusal(await script(identifiesAs({ ...NODE, version: '\u001b[31m' })));
    expect(message).toContain('identified itself with an invalid version');
  });

  it.each([
    ['before it identified itself', '#!/bin/sh'],
    ['after it identified itself', identifiesAs(NODE)],
  ])('because it hangs %s, with a child that holds its output', async (_when, first) => {
    const { signal } = new AbortController();
    const file = await script(`${first}\nsleep 1000 &\nsleep 1000\n`);
    await expect(identify(file, { signal, timeoutMs: 200 })).rejects.toThrow(
      new UserError(`${file} is not a Node-API runtime: it did not end within 0.2 s`),
    );
  });
});
