import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Capability } from '../../../suites/rule.ts';
import { projectRoot } from '../../shared/project-root.ts';
import type { ProvisionContext } from './context.ts';
import { emnapiPackages } from '../addons/emnapi-packages.ts';
import { identify } from './identify.ts';
import type { LaunchableRuntime } from './runtime.ts';

export const EMNAPI = 'emnapi';

/** Capabilities that WebAssembly lacks: native threads, other ways to load, V8's own interface. */
const CAPABILITIES: readonly Capability[] = [
  'load',
  'copy',
  'turn',
  'garbage-collection',
  'uncaught-exception',
  'warning',
  'worker',
  'process-end',
  'node-flags',
  'undetachable-array-buffer',
];

const HARNESS = path.join(projectRoot, 'suites', 'harness');

/**
 * emnapi, an implementation of Node-API in JavaScript for WebAssembly modules, inside the Node.js that runs this.
 * `sha256` is that of its bundles, one after the other. Throws a UserError when it is not installed.
 */
export async function emnapiRuntime({
  signal,
}: Pick<ProvisionContext, 'signal'>): Promise<LaunchableRuntime> {
  const { bundles } = emnapiPackages();
  const script = path.join(HARNESS, 'emnapi-identify.cjs');
  const { version, napiVersion, engine } = await identify(process.execPath, { signal, script });
  const hash = createHash('sha256');
  for (const bundle of bundles) hash.update(await readFile(bundle));
  return {
    id: `${EMNAPI}@${version}`,
    name: EMNAPI,
    version,
    napiVersion,
    engine,
    sha256: hash.digest('hex'),
    executable: process.execPath,
    entry: path.join(HARNESS, 'emnapi-session.cjs'),
    args: [],
    env: {},
    capabilities: CAPABILITIES,
    addons: 'wasm32',
    asked: ['--emnapi'],
  };
}
