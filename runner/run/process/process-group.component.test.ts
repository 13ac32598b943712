import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { expect, it, vi } from 'vitest';
import { sessionsIn } from '../../../tests/support/sessions.ts';
import { temporaryFolder } from '../../../tests/support/temporary-folder.ts';
import { SESSION_VARIABLE } from './environment.ts';

/** Enough to meet the moment before the kernel was asked to end what is started. */
const RUNNERS = 25;

it.runIf(process.platform === 'linux')(
  'a runner that is killed as soon as it has started a runtime leaves none',
  async () => {
    const folder = await temporaryFolder();
    const module = pathToFileURL(path.join(import.meta.dirname, 'process-group.ts')).href;
    const command = { command: '/bin/sleep', args: ['600'], cwd: '/', env: { [SESSION_VARIABLE]: folder } };
    const script = `import { spawnGroup } from ${JSON.stringify(module)};
      spawnGroup(${JSON.stringify(command)});
      process.kill(process.pid, 'SIGKILL');`;
    const args = ['--import', 'tsx', '--input-type=module', '--eval', script];
    for (let runner = 0; runner < RUNNERS; runner += 1) {
      const { signal } = await execa(process.execPath, args, { reject: false, stdio: 'ignore' });
      expect(signal).toBe('SIGKILL');
    }
    await vi.waitFor(async () => expect(await sessionsIn(folder)).toEqual([]), { timeout: 10_000 });
  },
);
