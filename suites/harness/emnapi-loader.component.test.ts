import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { expect, it } from 'vitest';

const require = createRequire(import.meta.url);
const { createLoader } = require('./emnapi-loader.cjs') as {
  createLoader: (
    plan: object,
    current: () => object,
  ) => { load: (which?: object) => unknown; reportedVersion: () => number };
};
const { Unsupported } = require('./unsupported.cjs') as { Unsupported: new (reason: string) => Error };

const plan = { scratch: '/nowhere', addons: {}, unavailable: { threaded: 'it starts threads' } };
const loader = createLoader(plan, () => ({ addon: 'threaded', target: '8' }));

it('an addon that cannot be built is reported with the reason, not taken for a failed load', () => {
  expect(() => loader.load()).toThrow(Unsupported);
  expect(() => loader.load()).toThrow(
    expect.objectContaining({ reason: 'the addon threaded is not built for emnapi: it starts threads' }),
  );
});

it('an addon that was not built is an error', () => {
  expect(() => loader.load({ addon: 'other' })).toThrow('the addon other was not built for target 8');
});

it('the version that programs see is that of emnapi, not of the Node.js that carries it', () => {
  const { NODE_API_SUPPORTED_VERSION_MAX: version } = require('@emnapi/runtime') as Record<string, number>;
  expect(loader.reportedVersion()).toBe(version);
});

it('a warning about the modules of the loader itself is not recorded', () => {
  // Node.js warns of node:wasi once per process, so the loader has to be the first to load it.
  const script = `process.on('warning', ({ name }) => console.log(name)); require(${JSON.stringify(require.resolve('./emnapi-loader.cjs'))})`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
});
