import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { CAPABILITIES } from '../../../suites/rule.ts';
import { UserError } from '../../shared/user-error.ts';
import type { CommandSettings } from './path-request.ts';
import { provisionRuntimes } from './provision.ts';
import type { LaunchableRuntime } from './runtime.ts';
import { identifiesAs, script, temporaryFolder } from '../../../tests/support/fakes/executables.ts';

const NODE = { name: 'node', version: '22.0.0', napiVersion: 9, engine: 'v8@12.4', lts: null };
const HERMES = { ...NODE, name: 'hermes', engine: 'hermes@1' };
const SILENT = '#!/bin/sh\nexit 3\n';

async function provision(
  file: string,
  settings: Partial<CommandSettings>,
): Promise<{ runtime: LaunchableRuntime | undefined; said: string[] }> {
  const cacheDir = path.join(await temporaryFolder(), 'cache');
  const said: string[] = [];
  const all = { leading: [], arguments: [], gcArguments: [], env: {}, ...settings };
  const [runtime] = await provisionRuntimes(
    { paths: [{ name: 'mine', path: file, settings: all }] },
    { cacheDir, onNotice: (line) => said.push(line) },
  );
  return { runtime, said };
}

describe('a command', () => {
  it('is given its arguments in their order, and its environment, when it is identified and ever after', async () => {
    const file = await script(
      `#!/bin/sh\n[ "$1 $2 $3 $GIVEN" = "run --fast --gc yes" ] || exit 9\nshift 3\n${body(HERMES)}`,
    );
    const { runtime, said } = await provision(file, {
      leading: ['run'],
      arguments: ['--fast'],
      gcArguments: ['--gc'],
      env: { GIVEN: 'yes' },
    });
    expect(runtime).toMatchObject({
      args: ['run', '--fast', '--gc'],
      env: { GIVEN: 'yes' },
      version: '22.0.0',
    });
    expect(runtime?.capabilities).toContain('garbage-collection');
    expect(said).toEqual([`mine: hermes 22.0.0, Node-API 9, hermes@1, from ${file}`]);
  });

  it('is found on the PATH when it has no slash', async () => {
    const file = await script(identifiesAs(HERMES));
    vi.stubEnv('PATH', [path.dirname(file), process.env['PATH']].join(path.delimiter));
    const found = provision(path.basename(file), {}).finally(() => vi.unstubAllEnvs());
    expect((await found).runtime?.executable).toBe(file);
    await expect(provision('no-such-runtime', {})).rejects.toThrow(
      new UserError('no-such-runtime: no such command is on the PATH'),
    );
  });

  it('collects garbage only with arguments for it, unless its capabilities are stated', async () => {
    const file = await script(identifiesAs(HERMES));
    expect((await provision(file, {})).runtime?.capabilities).not.toContain('garbage-collection');
    expect((await provision(file, { capabilities: ['load'] })).runtime?.capabilities).toEqual(['load']);
    const node = await script(identifiesAs(NODE));
    expect((await provision(node, {})).runtime?.capabilities).toEqual(CAPABILITIES);
  });
});

describe('stated values take precedence over reported ones', () => {
  it('and the line about the runtime names both', async () => {
    const { runtime, said } = await provision(await script(identifiesAs(NODE)), { napiVersion: 8 });
    expect(runtime).toMatchObject({ version: '22.0.0', napiVersion: 8 });
    expect(said[0]).toContain(
      'node 22.0.0, Node-API 8, v8@12.4 (by matrix.json; it reports Node-API 9 itself)',
    );
  });

  it('and are enough when it reports nothing', async () => {
    const { runtime, said } = await provision(await script(SILENT), { version: '1.2.3', napiVersion: 8 });
    expect(runtime).toMatchObject({ version: '1.2.3', napiVersion: 8, engine: 'unknown' });
    expect(said[0]).toContain('mine: version 1.2.3, Node-API 8, unknown (by matrix.json alone)');
    expect(runtime?.capabilities).not.toContain('node-flags');
  });

  it('but one of the two is not', async () => {
    await expect(provision(await script(SILENT), { version: '1.2.3' })).rejects.toThrow(
      'is not a Node-API runtime: it exited with code 3 without identifying itself',
    );
  });
});

describe('a version from a command', () => {
  const prints = (text: string): string => `#!/bin/sh\n[ "$1" = --version ] && printf '${text}'\nexit 0\n`;
  const question = { arguments: ['--version'], pattern: /^my runtime v(\S+)/m };

  it('is the first group of what matches', async () => {
    const file = await script(prints('hello\\nmy runtime v4.5.6 (napi 7)\\n'));
    const napiVersion = { arguments: ['--version'], pattern: /(?<=napi )\d+/ };
    const { runtime } = await provision(file, { version: question, napiVersion });
    expect(runtime).toMatchObject({ version: '4.5.6', napiVersion: 7 });
  });

  it('may come from another command', async () => {
    const other = await script(prints('my runtime v7.8.9'));
    const version = { ...question, command: [other] };
    const { runtime } = await provision(await script(SILENT), { version, napiVersion: 8 });
    expect(runtime?.version).toBe('7.8.9');
  });

  it('is missed in one line', async () => {
    const file = await script(prints('nothing of use\\n'));
    await expect(provision(file, { version: question, napiVersion: 8 })).rejects.toThrow(
      new UserError(
        `${file} --version: it exited with code 0 without printing anything that /^my runtime v(\\S+)/ matches`,
      ),
    );
  });

  it('is missed in one line when its pattern backtracks for ever', async () => {
    const file = await script(prints(`${'a'.repeat(200)}!`));
    const version = { arguments: ['--version'], pattern: /^(a+)+$/m };
    await expect(provision(file, { version, napiVersion: 8 })).rejects.toThrow(
      /^the pattern \/\^\(a\+\)\+\$\/ was still being matched after 5 s/,
    );
  });

  it('must be one', async () => {
    const file = await script(prints('my runtime v\\033[31m\\n'));
    await expect(provision(file, { version: question, napiVersion: 8 })).rejects.toThrow('is not a version');
  });
});

/** The script of `identifiesAs` without its first line. */
function body(answer: object): string {
  return identifiesAs(answer).split('\n').slice(1).join('\n');
}
