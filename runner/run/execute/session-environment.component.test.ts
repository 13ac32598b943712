import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import {
  executeFake,
  plainRun,
  fakeRuntime,
  watchTemporaryFolder,
} from '../../../tests/support/fakes/sessions/fake-session.ts';
import { POSIX, skipOnWindows } from '../../../tests/support/skip.ts';

watchTemporaryFolder();

const before = plainRun('before');

const surroundings = z.object({
  arguments: z.array(z.string()),
  directory: z.string(),
  environment: z.record(z.string(), z.string()),
  execArgv: z.array(z.string()),
  plan: z.looseObject({ nonce: z.string(), scratch: z.string() }),
  scratchHolds: z.array(z.string()),
});

describe('the surroundings of a session', () => {
  async function observeSurroundings() {
    const runtime = { ...fakeRuntime({ OWN: 'of the runtime' }), args: ['--no-deprecation'] };
    const flags = ['--expose-gc'];
    const { results } = await executeFake('surroundings', { runtime, flags, runs: [before] });
    return surroundings.parse(results['before']?.observation);
  }

  test('hold nothing of the environment of the runner but the path', async () => {
    skipOnWindows(POSIX);
    vi.stubEnv('NODE_OPTIONS', '--no-warnings');
    vi.stubEnv('NODE_EXTRA_CA_CERTS', '/none');
    const { environment, plan } = await observeSurroundings();
    // The shell that forbids core files adds some of these on its way.
    for (const name of ['PWD', 'OLDPWD', 'SHLVL', '_']) Reflect.deleteProperty(environment, name);
    expect(environment).toEqual({
      PATH: process.env['PATH'],
      HOME: plan.scratch,
      TMPDIR: plan.scratch,
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      OWN: 'of the runtime',
      FAKE_MARK: environment['FAKE_MARK'],
      NAPI_MATRIX_SESSION: plan.nonce,
    });
  });

  test('are the flags of the runtime and the cell, a plan, and an empty folder', async () => {
    const observation = await observeSurroundings();
    expect(observation.execArgv).toEqual(['--no-deprecation', '--expose-gc']);
    expect(observation.arguments).toHaveLength(1);
    expect(observation.scratchHolds).toEqual([]);
    expect(observation.plan.nonce).toMatch(/^[0-9a-f]{32}$/);
    expect(observation.plan).toEqual({
      nonce: observation.plan.nonce,
      supportedVersion: 9,
      scratch: observation.directory,
      probes: { suite: '/suites/suite.probe.cjs' },
      addons: { addon: { '9': '/addons/addon-9.node' } },
      unavailable: {},
      runs: [
        {
          ...{ id: before.id, suite: 'suite', probe: 'plain', args: 'before', addon: 'addon', target: '9' },
          needs: ['load'],
        },
      ],
    });
  });
});
